using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CallCoach.Server.SignIn;

/// <summary>
/// The keys that protect cookies, a file each. Written so that a power cut leaves a file whole or not at all; one that cannot be
/// read all the same is passed over, since it would keep everybody out.
/// </summary>
internal sealed class KeyFiles(string folder, ILogger<KeyFiles> log) : IXmlRepository
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        Directory.CreateDirectory(folder);
        return [.. Directory.EnumerateFiles(folder, "*.xml").Order(StringComparer.Ordinal).Select(Read).OfType<XElement>()];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, friendlyName + ".xml");
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using var file = new FileStream(part, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Private });
            element.Save(file);
            file.Flush(flushToDisk: true);
            File.Move(part, path, overwrite: true);
            // The name counts on disk once the file is synced under it.
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private XElement? Read(string path)
    {
        try
        {
            return XElement.Load(path);
        }
        catch (XmlException broken)
        {
            log.LogError(broken, "The key file {File} cannot be read; whoever signed in with it has to sign in again", Path.GetFileName(path));
            return null;
        }
    }
}
