using System.Globalization;
using System.Text;
using CallCoach.Csv;

namespace CallCoach.Importing;

/// <summary>Refused lines as a CSV file; what stands in them comes from strangers and is guarded against being a formula.</summary>
public static class RefusalFile
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    public static byte[] Bytes(IEnumerable<ImportRefusal> lines) =>
    [
        .. Encoding.GetPreamble(),
        .. Encoding.GetBytes(CsvRecords.Write(["line", "text", "problem"], ',') + string.Concat(
            lines.Select(line => CsvRecords.Write([line.Line.ToString(CultureInfo.InvariantCulture), line.Text, line.Problem], ',')))),
    ];
}
