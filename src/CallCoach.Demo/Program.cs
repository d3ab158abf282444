Console.WriteLine("CallCoach demo");
