using System.Net;
using System.Net.Http.Headers;

namespace CallCoach.Adapters.Speech.Models;

/// <summary>
/// Fetches a model. What has come lies in a file named <c>.part</c>, which nothing uses and the next fetch goes on from; the model has its
/// name only when it is whole and its hash was checked.
/// </summary>
/// <param name="folder">Where models are kept.</param>
/// <param name="http">Follows redirects, as model hosts send them, and has no limit of time.</param>
/// <param name="patience">How long nothing may come.</param>
public sealed class SpeechModelDownload(SpeechModelFolder folder, HttpClient http, TimeSpan patience)
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Left free on the disk, for the database beside it.</summary>
    private const long Spare = 256L << 20;

    /// <param name="model">Which.</param>
    /// <param name="address">Where it is fetched; a mirror's, perhaps.</param>
    /// <param name="progress">Told how many bytes there are, of how many.</param>
    /// <param name="cancel">Ends it; what has come is kept.</param>
    /// <returns>False when it was here already.</returns>
    /// <exception cref="SpeechModelException">It could not be fetched; says whether what has come is kept.</exception>
    public async Task<bool> GetAsync(SpeechModel model, Uri address, IProgress<(long Bytes, long Total)> progress, CancellationToken cancel)
    {
        using var part = OpenPart(model);
        if (folder.Has(model) && await folder.IsIntactAsync(model, cancel))
        {
            DropPart(part);
            return false;
        }
        try
        {
            await FillAsync(part, model, address, progress, cancel);
        }
        catch (SpeechModelException) when (!CanGoOn(part))
        {
            DropPart(part);
            throw;
        }
        part.Flush(flushToDisk: true);
        part.Position = 0;
        if (!await SpeechModelFolder.IsIntactAsync(part, model, cancel))
        {
            DropPart(part);
            throw new SpeechModelException($"What came from {address.Host} is not {model.Name}: its SHA-1 is not {model.Sha1}. It was removed.");
        }
        File.Move(part.Name, folder.FileOf(model), overwrite: true);
        RandomAccess.FlushToDisk(part.SafeFileHandle);
        File.Delete(TagOf(part));
        return true;
    }

    private FileStream OpenPart(SpeechModel model)
    {
        var path = folder.FileOf(model) + ".part";
        try
        {
            Directory.CreateDirectory(folder.Path, OwnersFile | UnixFileMode.UserExecute);
            return new(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = OwnersFile });
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new SpeechModelException($"{folder.Path} cannot be written: {refused.Message}", refused);
        }
        catch (IOException held) when (File.Exists(path))
        {
            throw new SpeechModelException($"{model.Name} is being fetched by somebody else now.", held);
        }
        catch (IOException failure)
        {
            throw new SpeechModelException($"{folder.Path} cannot be written: {failure.Message}", failure);
        }
    }

    private async Task FillAsync(FileStream part, SpeechModel model, Uri address, IProgress<(long, long)> progress, CancellationToken cancel)
    {
        try
        {
            using var answer = await AskAsync(part, model, address, cancel);
            if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && part.Length > 0)
            {
                if (answer.Content.Headers.ContentRange?.Length == part.Length)
                    return; // All had come when the fetch before was ended.
                Forget(part);
                await FillAsync(part, model, address, progress, cancel);
                return;
            }
            if (!answer.IsSuccessStatusCode)
                throw new SpeechModelException($"{address.Host} answered {(int)answer.StatusCode} for {model.Name}.{Kept(part)}");
            var total = Begin(part, model, answer);
            CheckSpace(total - part.Position, model);
            await CopyAsync(answer, part, total, progress, cancel);
        }
        catch (HttpRequestException failure)
        {
            throw new SpeechModelException($"{address.Host} cannot be reached, or broke off: {failure.Message}{Kept(part)}", failure);
        }
        catch (HttpIOException failure)
        {
            throw new SpeechModelException($"{address.Host} broke off: {failure.Message}{Kept(part)}", failure);
        }
        catch (IOException failure)
        {
            throw new SpeechModelException($"{model.Name} was not fetched whole: {failure.Message}{Kept(part)}", failure);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new SpeechModelException($"{address.Host} sent nothing for {patience.TotalSeconds:0} s.{Kept(part)}");
        }
    }

    /// <summary>Asks for what is missing, if the file there is still the one of which a part has come.</summary>
    private async Task<HttpResponseMessage> AskAsync(FileStream part, SpeechModel model, Uri address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (part.Length > 0 && File.Exists(TagOf(part)) && EntityTagHeaderValue.TryParse(await File.ReadAllTextAsync(TagOf(part), cancel), out var tag))
        {
            request.Headers.Range = new(part.Length, null);
            request.Headers.IfRange = new(tag);
        }
        CheckSpace(request.Headers.Range is null ? model.MostBytes : 0, model);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(patience);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, late.Token);
    }

    /// <summary>Puts the part where the answer goes on, at its end or its beginning.</summary>
    /// <returns>How long the whole is.</returns>
    private static long Begin(FileStream part, SpeechModel model, HttpResponseMessage answer)
    {
        var range = answer.Content.Headers.ContentRange;
        if (answer.StatusCode == HttpStatusCode.PartialContent && range?.From != part.Length)
            throw new SpeechModelException($"The server sent another piece of {model.Name} than it was asked for.{Kept(part)}");
        if (answer.StatusCode != HttpStatusCode.PartialContent)
        {
            Forget(part);
            if (answer.Headers.ETag is { IsWeak: false } tag)
                File.WriteAllText(TagOf(part), tag.Tag);
        }
        part.Position = part.Length;
        var total = range?.Length ?? answer.Content.Headers.ContentLength ?? model.MostBytes;
        return total <= model.MostBytes
            ? total
            : throw new SpeechModelException($"The server has {total >> 20} MiB under this name, but {model.Name} has {model.Size}.{Kept(part)}");
    }

    private void CheckSpace(long needed, SpeechModel model)
    {
        if (new DriveInfo(folder.Path).AvailableFreeSpace is var free && free < needed + Spare)
            throw new SpeechModelException($"There is no room for {model.Name} in {folder.Path}: it takes {needed >> 20} MiB more, and {free >> 20} MiB are free, of which {Spare >> 20} stay free.");
    }

    private async Task CopyAsync(HttpResponseMessage answer, FileStream part, long total, IProgress<(long, long)> progress, CancellationToken cancel)
    {
        await using var content = await answer.Content.ReadAsStreamAsync(cancel);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var buffer = new byte[128 * 1024];
        while (true)
        {
            late.CancelAfter(patience);
            var read = await content.ReadAsync(buffer, late.Token);
            if (read == 0)
                break;
            if (part.Position + read > total)
            {
                Forget(part);
                throw new IOException($"more came than the {total} bytes that may.");
            }
            await part.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            progress.Report((part.Position, total));
        }
        if (answer.Content.Headers.ContentLength is not null && part.Position < total)
            throw new IOException($"{part.Position} of {total} bytes came.");
    }

    /// <summary>Something has come, and what a server calls it is known, so that the rest can be asked for.</summary>
    private static bool CanGoOn(FileStream part) => part.Length > 0 && File.Exists(TagOf(part));

    private static string Kept(FileStream part) =>
        CanGoOn(part) ? $" The {part.Length >> 20} MiB that came are kept; the same command goes on from there." : " Nothing of it is kept.";

    /// <summary>What has come is of no use.</summary>
    private static void Forget(FileStream part)
    {
        part.SetLength(0);
        File.Delete(TagOf(part));
    }

    private static void DropPart(FileStream part)
    {
        File.Delete(part.Name);
        File.Delete(TagOf(part));
    }

    private static string TagOf(FileStream part) => part.Name + ".etag";
}
