using System.Collections.Concurrent;

namespace CallCoach.Adapters.Speech.PocketSphinx;

/// <summary>Decoders made when first needed and kept; one that failed is not used again.</summary>
internal sealed class DecoderPool(Func<PocketSphinxDecoder> load, int size) : IDisposable
{
    private readonly SemaphoreSlim _free = new(size, size);
    private readonly ConcurrentBag<PocketSphinxDecoder> _idle = [];
    private volatile bool _disposed;

    /// <summary>Waits for a decoder and has it to itself for the length of <paramref name="work"/>.</summary>
    public async Task<T> UseAsync<T>(Func<PocketSphinxDecoder, T> work, CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var decoder = _idle.TryTake(out var idle) ? idle : load();
            var unharmed = false;
            try
            {
                var result = await PatientThread.RunAsync(() => work(decoder));
                unharmed = true;
                return result;
            }
            finally
            {
                if (unharmed && !_disposed)
                    _idle.Add(decoder);
                else
                    decoder.Dispose();
            }
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var decoder))
            decoder.Dispose();
    }
}
