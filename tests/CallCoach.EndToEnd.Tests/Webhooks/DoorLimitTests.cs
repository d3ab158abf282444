using System.Net;
using System.Net.Sockets;
using System.Text;
using CallCoach.EndToEnd.Tests.Department;

namespace CallCoach.EndToEnd.Tests.Webhooks;

/// <summary>Requests that cost more than anybody unknown may cost, written byte by byte.</summary>
[Collection(typeof(FrontDoor))]
public sealed class DoorLimitTests(DepartmentServer department)
{
    private const string Post = "POST /webhooks/calls HTTP/1.1\r\nHost: calls\r\n";

    [Fact]
    public async Task A_request_line_above_4_KiB_is_414() =>
        (await AnswerAsync($"GET /{new string('x', 4096)} HTTP/1.1\r\nHost: calls\r\n\r\n")).ShouldStartWith("HTTP/1.1 414 ");

    [Fact]
    public async Task Headers_above_16_KiB_are_431() =>
        (await AnswerAsync($"{Post}X-Padding: {new string('x', 16 * 1024)}\r\n\r\n")).ShouldStartWith("HTTP/1.1 431 ");

    [Fact]
    public async Task More_than_64_headers_are_431() =>
        (await AnswerAsync(Post + string.Concat(Enumerable.Range(0, 64).Select(i => $"X-{i}: 1\r\n")) + "\r\n")).ShouldStartWith("HTTP/1.1 431 ");

    [Fact]
    public async Task As_many_headers_as_providers_and_proxies_send_are_no_matter() =>
        (await AnswerAsync($"{Post}Content-Length: 0\r\nConnection: close\r\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"X-{i}: {new string('x', 200)}\r\n")) + "\r\n"))
            .ShouldStartWith("HTTP/1.1 403 ");

    [Fact]
    public async Task A_body_that_does_not_come_is_408()
    {
        string[] beginnings = ["Content-Length: 1000\r\n\r\n{", "Content-Length: 100000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"];

        foreach (var answer in await Task.WhenAll(beginnings.Select(beginning => AnswerAsync(Post + beginning))))
            answer.ShouldStartWith("HTTP/1.1 408 ");
    }

    [Theory]
    [InlineData("webhooks/calls")]
    [InlineData("api/session")]
    public async Task A_body_that_announces_too_much_is_413_unread(string path) =>
        (await AnswerAsync($"POST /{path} HTTP/1.1\r\nHost: calls\r\nContent-Type: application/json\r\nContent-Length: 2097153\r\n\r\n")).ShouldStartWith("HTTP/1.1 413 ");

    [Fact]
    public async Task A_chunk_that_is_none_is_400() =>
        (await AnswerAsync($"{Post}Transfer-Encoding: chunked\r\n\r\nnot a chunk\r\n")).ShouldStartWith("HTTP/1.1 400 ");

    /// <summary>What the server says, until it closes or has said enough.</summary>
    private async Task<string> AnswerAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, department.Process.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        var answer = new byte[4096];
        return Encoding.ASCII.GetString(answer, 0, await stream.ReadAsync(answer));
    }
}
