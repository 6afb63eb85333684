using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace Comm100.LiveChat.Client.Samples.Tests.ChatExport;

/// <summary>A temporary folder for one test, with the exported file.</summary>
internal sealed class ExportFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chat-export-");

    public string File => Path.Combine(_folder.FullName, "export");

    public string Checkpoint => File + ".checkpoint";

    public IReadOnlyList<JsonElement> Lines()
    {
        string text = System.IO.File.ReadAllText(File);
        text.Should().EndWith("\n", "the last line must be complete");
        return [.. text.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
    }

    /// <summary>Returns the rows with their values by column name.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows()
    {
        using var reader = new StreamReader(File);
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!));
        }

        return rows;
    }

    /// <summary>Returns the ids of the chats in the order of the file.</summary>
    public IReadOnlyList<long> ChatIds(string format) => format == "csv"
        ? [.. Rows().Select(row => long.Parse(row["id"], CultureInfo.InvariantCulture))]
        : [.. Lines().Select(line => line.GetProperty("id").GetInt64())];

    public void Dispose() => _folder.Delete(recursive: true);
}
