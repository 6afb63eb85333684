using System.Globalization;
using System.Text;
using System.Text.Json;
using Comm100.LiveChat.Client.Testing.Responses;
using WireMock.Server;

namespace Comm100.LiveChat.Client.Testing.Recording;

/// <summary>The files of a recording, read to be replayed.</summary>
internal sealed class RecordedFolder
{
    private const int MaxShown = 10;

    private readonly string _folder;
    private readonly string[] _files;
    private readonly List<(string Title, string Request)> _requests = [];

    private RecordedFolder(string folder, string[] files)
    {
        _folder = folder;
        _files = files;
    }

    /// <summary>Gets when the last response was recorded; null where no file says so.</summary>
    public DateTimeOffset? LastAt { get; private set; }

    /// <exception cref="ArgumentException">There is no such folder, no file in it, or a file is no mapping.</exception>
    public static RecordedFolder Read(string folder)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0)
        {
            throw new ArgumentException($"LiveChatFakeOptions.RecordingFolder must be a folder of mapping files: '{Path.GetFullPath(folder)}' has none. LiveChatFake.RecordAsync writes them.", nameof(folder));
        }

        var recording = new RecordedFolder(folder, files);
        foreach (string file in files)
        {
            try
            {
                recording.Add(JsonDocument.Parse(File.ReadAllText(file)).RootElement);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
            {
                throw new ArgumentException($"LiveChatFakeOptions.RecordingFolder: the file '{file}' is no mapping of WireMock.Net: {exception.Message}", nameof(folder), exception);
            }
        }

        return recording;
    }

    /// <summary>Adds the mappings to a server.</summary>
    public void AddTo(WireMockServer server)
    {
        foreach (string file in _files)
        {
            server.ReadStaticMappingAndAddOrUpdate(file);
        }
    }

    /// <summary>Answers a request that no file has.</summary>
    public FakeResponse Unrecorded(RecordedRequest request)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"No recording in '{_folder}' has this request: {request.Method} {request.Path}{request.QueryString}");
        text.Append(request.Body.Length > 0 && !IsOAuth(request) ? $" with the body {request.Body}. " : ". ");
        string[] same = [.. _requests.Where(recorded => string.Equals(recorded.Title, request.OperationId, StringComparison.Ordinal)).Select(recorded => recorded.Request).Distinct(StringComparer.Ordinal)];
        if (same.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"Of {request.OperationId} it has: {string.Join("; ", same.Take(MaxShown))}. ");
        }
        else
        {
            string[] others = [.. _requests.Select(recorded => recorded.Title).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            text.Append(CultureInfo.InvariantCulture, $"It has {string.Join(", ", others.Take(MaxShown))}{(others.Length > MaxShown ? " and others" : "")}. ");
        }

        text.Append("Record it with LiveChatFake.RecordAsync, or stub it at fake.Server.");
        return FakeResponse.Error(501, 501000, text.ToString());
    }

    private static bool IsOAuth(RecordedRequest request) => request.OperationId?.StartsWith("OAuth.", StringComparison.Ordinal) == true;

    private void Add(JsonElement mapping)
    {
        if (mapping.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement element in mapping.EnumerateArray())
            {
                Add(element);
            }

            return;
        }

        JsonElement request = mapping.GetProperty("Request");
        if (mapping.TryGetProperty("UpdatedAt", out JsonElement updated) && updated.TryGetDateTimeOffset(out DateTimeOffset time) && !(time <= LastAt))
        {
            LastAt = time;
        }

        string title = mapping.TryGetProperty("Title", out JsonElement name) ? name.GetString() ?? "" : "";
        _requests.Add((title, Described(request)));
    }

    private static string Described(JsonElement request)
    {
        string methods = request.TryGetProperty("Methods", out JsonElement list) && list.ValueKind == JsonValueKind.Array ? string.Join('|', list.EnumerateArray()) : "any method";
        string path = request.TryGetProperty("Path", out JsonElement place) ? FirstPattern(place) : request.TryGetProperty("Url", out JsonElement url) ? PathIn(FirstPattern(url)) : "any path";
        string query = "";
        if (request.TryGetProperty("Params", out JsonElement parameters) && parameters.ValueKind == JsonValueKind.Array)
        {
            query = string.Join('&', parameters.EnumerateArray()
                .Where(parameter => !(parameter.TryGetProperty("RejectOnMatch", out JsonElement isAbsent) && isAbsent.ValueKind == JsonValueKind.True))
                .Select(parameter => $"{parameter.GetProperty("Name")}={FirstPattern(parameter)}"));
        }

        return $"{methods} {path}{(query.Length == 0 ? "" : "?" + query)}{(request.TryGetProperty("Body", out _) ? " with a body" : "")}";
    }

    // The expression that the recorder writes for a path and its host.
    private static string PathIn(string pattern) => pattern.Replace("(?i)^[a-z]+://[^/]+", "", StringComparison.Ordinal).Replace(@"(\?.*)?$", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);

    private static string FirstPattern(JsonElement place) => place.ValueKind switch
    {
        JsonValueKind.String => place.GetString()!,
        JsonValueKind.Object when place.TryGetProperty("Matchers", out JsonElement matchers) && matchers.ValueKind == JsonValueKind.Array && matchers.GetArrayLength() > 0
            && matchers[0].TryGetProperty("Pattern", out JsonElement pattern) => pattern.ToString(),
        _ => "*",
    };
}
