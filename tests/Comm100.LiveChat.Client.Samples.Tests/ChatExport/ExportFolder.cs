using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace Comm100.LiveChat.Client.Samples.Tests.ChatExport;

/// <summary>A folder for one test, with the file that is exported into.</summary>
internal sealed class ExportFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chat-export-");

    public string File => Path.Combine(_folder.FullName, "export");

    public string Checkpoint => File + ".checkpoint";

    public IReadOnlyList<JsonElement> Lines()
    {
        string text = System.IO.File.ReadAllText(File);
        text.Should().EndWith("\n", "the last line is complete too");
        return [.. text.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
    }

    /// <summary>The rows by the names of their columns.</summary>
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

    /// <summary>The ids of the chats in the file, in order.</summary>
    public IReadOnlyList<long> ChatIds(string format) => format == "csv"
        ? [.. Rows().Select(row => long.Parse(row["id"], CultureInfo.InvariantCulture))]
        : [.. Lines().Select(line => line.GetProperty("id").GetInt64())];

    public void Dispose() => _folder.Delete(recursive: true);
}
