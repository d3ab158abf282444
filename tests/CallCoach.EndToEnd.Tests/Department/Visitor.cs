using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Department;

/// <summary>Somebody at the server's door, signed in or not: an HTTP client with its own cookies.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private readonly Uri _server;

    /// <param name="from">The address they come from; any when null.</param>
    public Visitor(Uri server, IPAddress? from = null)
    {
        _server = server;
        var handler = Sources.From(from);
        handler.CookieContainer = _cookies;
        _http = new HttpClient(handler) { BaseAddress = server };
    }

    /// <summary>The cookies as a header's value, for clients that are told what to send.</summary>
    public string Cookie => _cookies.GetCookieHeader(_server);

    public static async Task<Visitor> SignedInAsync(Uri server, string userName, string password)
    {
        var visitor = new Visitor(server);
        (await visitor.SignInAsync(userName, password)).ShouldBe(HttpStatusCode.OK);
        return visitor;
    }

    public Task<HttpStatusCode> SignInAsync(string userName, string password) => PostAsync("api/session", new { userName, password });

    public async Task<T> GetAsync<T>(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"GET {path} was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web))!;
    }

    public async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    public async Task<HttpStatusCode> PostAsync(string path, object? body)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, body);
        return answer.StatusCode;
    }

    /// <summary>Posts what must be accepted.</summary>
    public async Task<T> MakeAsync<T>(string path, object body)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, body);
        if (answer.StatusCode != HttpStatusCode.Created)
            throw new HttpRequestException($"POST {path} was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web))!;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
            request.Content = JsonContent.Create(body, body.GetType());
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        return _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> SendFileAsync(string path, byte[] file)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("text/csv");
        return _http.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    public void Dispose() => _http.Dispose();
}
