using System.Net;
using System.Net.Http.Json;

namespace CallCoach.Demo.Department;

/// <summary>The server's HTTP API as a signed-in administrator uses it. A server that is away for a moment is waited for.</summary>
public sealed class FrontDoor : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly HttpClient _http;
    private readonly SignIn _signIn;

    public FrontDoor(Uri server, SignIn signIn)
    {
        _http = new(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        _signIn = signIn;
    }

    /// <summary>Uses the one-time link that makes the first administrator.</summary>
    public async Task MakeFirstAdministratorAsync(string token, CancellationToken cancel)
    {
        var request = new { Token = token, _signIn.UserName, _signIn.Name, _signIn.Password };
        using var response = await _http.PostAsJsonAsync("api/first-administrator", request, cancel);
        await ExpectAsync(response, cancel);
    }

    public async Task SignInAsync(CancellationToken cancel)
    {
        using var response = await _http.PostAsJsonAsync("api/session", new { _signIn.UserName, _signIn.Password }, cancel);
        await ExpectAsync(response, cancel);
    }

    /// <exception cref="DemoFailedException">The server answered an error, or did not answer for a minute.</exception>
    public async Task<T> GetAsync<T>(string path, CancellationToken cancel)
    {
        var patience = TimeProvider.System.GetUtcNow() + Patience;
        while (true)
        {
            try
            {
                using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), cancel);
                if (response.StatusCode == HttpStatusCode.Unauthorized)
                {
                    await SignInAsync(cancel);
                    continue;
                }
                await ExpectAsync(response, cancel);
                return (await response.Content.ReadFromJsonAsync<T>(cancel))!;
            }
            catch (Exception away) when (away is HttpRequestException or TaskCanceledException or IOException && !cancel.IsCancellationRequested)
            {
                if (TimeProvider.System.GetUtcNow() > patience)
                    throw new DemoFailedException($"the server does not answer: {away.Message}", away);
                await Task.Delay(Pause, cancel);
            }
        }
    }

    public async Task<T> PostAsync<T>(string path, object body, CancellationToken cancel)
    {
        using var response = await _http.PostAsJsonAsync(path, body, cancel);
        await ExpectAsync(response, cancel);
        return (await response.Content.ReadFromJsonAsync<T>(cancel))!;
    }

    public void Dispose() => _http.Dispose();

    private static async Task ExpectAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.IsSuccessStatusCode)
            return;
        var body = await response.Content.ReadAsStringAsync(cancel);
        throw new DemoFailedException(
            $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri?.PathAndQuery} was answered {(int)response.StatusCode}: {body}");
    }
}
