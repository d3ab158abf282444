using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Telemetry;

/// <summary>Takes what a server tells of itself by OTLP over HTTP. The names and texts in it are plain UTF-8 between the fields' bytes.</summary>
internal sealed class OtlpReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();

    public OtlpReceiver()
    {
        Address = new($"http://127.0.0.1:{Ports.Free()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = ListenAsync();
    }

    public Uri Address { get; }

    public bool IsEmpty => _received.IsEmpty;

    /// <summary>Everything told on a path.</summary>
    public string Told(string path) => string.Join('\n', _received.Where(told => told.Path == path).Select(told => Encoding.UTF8.GetString(told.Body)));

    public void Dispose() => _listener.Close();

    private async Task ListenAsync()
    {
        while (true)
        {
            try
            {
                var http = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await http.Request.InputStream.CopyToAsync(body);
                _received.Enqueue((http.Request.Url!.AbsolutePath, body.ToArray()));
                http.Response.ContentType = "application/x-protobuf";
                http.Response.Close();
            }
            catch (Exception closed) when (closed is ObjectDisposedException or HttpListenerException)
            {
                return;
            }
        }
    }
}
