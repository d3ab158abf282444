Console.WriteLine("CallCoach");
