using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Telephony;

/// <summary>
/// Where the server fetches recordings: Twilio's API, only for the account, and beside it an exchange's open folder. 404 for
/// what is not there.
/// </summary>
internal sealed class RecordingHost : IDisposable
{
    private const string Exchange = "/exchange/";

    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, Kept> _recordings = new(StringComparer.Ordinal);
    private readonly string _twilio;
    private readonly string _authorization;

    public RecordingHost(string accountSid, string authToken)
    {
        _twilio = $"/2010-04-01/Accounts/{accountSid}/Recordings/";
        _authorization = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{accountSid}:{authToken}"));
        Address = new($"http://127.0.0.1:{Ports.Free()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = ListenAsync();
    }

    public Uri Address { get; }

    /// <summary>Where the exchange says that a recording is.</summary>
    public string AddressOf(string recording) => new Uri(Address, $"{Exchange}{recording}.wav").AbsoluteUri;

    /// <summary>Lets a recording be fetched.</summary>
    /// <param name="missingAtFirst">How many times it is not there yet.</param>
    /// <param name="oneChannel">Whether two channels are refused, as Twilio does where it has one.</param>
    public void Keep(string recording, byte[] bytes, int missingAtFirst = 0, bool oneChannel = false) =>
        _recordings[recording] = new(bytes, missingAtFirst, oneChannel);

    /// <summary>How often a recording was asked for with the right credentials.</summary>
    public int AskedFor(string recording) => _recordings[recording].Asked;

    public void Dispose() => _listener.Close();

    private async Task ListenAsync()
    {
        while (true)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception closed) when (closed is ObjectDisposedException or HttpListenerException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext http)
    {
        var path = http.Request.Url!.AbsolutePath;
        var folder = path.StartsWith(Exchange, StringComparison.Ordinal) ? Exchange : _twilio;
        if (folder == _twilio && http.Request.Headers["Authorization"] != _authorization)
            http.Response.StatusCode = 401;
        else if (!path.StartsWith(folder, StringComparison.Ordinal) || !path.EndsWith(".wav", StringComparison.Ordinal)
            || !_recordings.TryGetValue(path[folder.Length..^".wav".Length], out var kept) || kept.Ask() <= kept.MissingAtFirst)
            http.Response.StatusCode = 404;
        else if (kept.OneChannel && http.Request.QueryString["RequestedChannels"] == "2")
            http.Response.StatusCode = 400;
        else
            await SendAsync(http.Response, kept.Bytes);
        http.Response.Close();
    }

    private static async Task SendAsync(HttpListenerResponse response, byte[] bytes)
    {
        response.ContentType = "audio/x-wav";
        response.ContentLength64 = bytes.Length;
        await response.OutputStream.WriteAsync(bytes);
    }

    private sealed class Kept(byte[] bytes, int missingAtFirst, bool oneChannel)
    {
        private int _asked;

        public byte[] Bytes => bytes;

        public int MissingAtFirst => missingAtFirst;

        public bool OneChannel => oneChannel;

        public int Asked => _asked;

        public int Ask() => Interlocked.Increment(ref _asked);
    }
}
