using System.Globalization;
using System.Text;
using System.Text.Json;
using Comm100.LiveChat.Client.Testing.Responses;
using WireMock.Server;

namespace Comm100.LiveChat.Client.Testing.Recording;

/// <summary>The files of a recording to replay.</summary>
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

    /// <summary>Gets the time of the last recorded response; null if no file contains it.</summary>
    public DateTimeOffset? LastRecordedAt { get; private set; }

    /// <exception cref="ArgumentException">The folder does not exist or has no files, or a file is not a mapping.</exception>
    public static RecordedFolder Read(string folder)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0)
        {
            throw new ArgumentException($"LiveChatFakeOptions.RecordingFolder must be a folder with mapping files, but '{Path.GetFullPath(folder)}' has none. Create them with LiveChatFake.RecordAsync.", nameof(folder));
        }

        var recording = new RecordedFolder(folder, files);
        foreach (string file in files)
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
                recording.Add(document.RootElement);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
            {
                throw new ArgumentException($"LiveChatFakeOptions.RecordingFolder: the file '{file}' is not a mapping of WireMock.Net: {exception.Message}", nameof(folder), exception);
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

    /// <summary>Creates the response to a request that is not in the recording.</summary>
    public FakeResponse CreateNotRecordedResponse(RecordedRequest request)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"The recording in '{_folder}' does not contain this request: {request.Method} {request.Path}{request.QueryString}");
        text.Append(request.Body.Length > 0 && !IsOAuth(request) ? $" with the body {request.Body}. " : ". ");
        string[] sameOperation = [.. _requests.Where(recorded => string.Equals(recorded.Title, request.OperationId, StringComparison.Ordinal)).Select(recorded => recorded.Request).Distinct(StringComparer.Ordinal)];
        if (sameOperation.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"For {request.OperationId}, it contains: {string.Join("; ", sameOperation.Take(MaxShown))}. ");
        }
        else
        {
            string[] others = [.. _requests.Select(recorded => recorded.Title).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            text.Append(CultureInfo.InvariantCulture, $"It contains {string.Join(", ", others.Take(MaxShown))}{(others.Length > MaxShown ? " and others" : "")}. ");
        }

        text.Append("Record it with LiveChatFake.RecordAsync, or add a stub to fake.Server.");
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
        if (mapping.TryGetProperty("UpdatedAt", out JsonElement updated) && updated.TryGetDateTimeOffset(out DateTimeOffset time) && !(time <= LastRecordedAt))
        {
            LastRecordedAt = time;
        }

        string title = mapping.TryGetProperty("Title", out JsonElement name) ? name.GetString() ?? "" : "";
        _requests.Add((title, DescribeRequest(request)));
    }

    private static string DescribeRequest(JsonElement request)
    {
        string methods = request.TryGetProperty("Methods", out JsonElement list) && list.ValueKind == JsonValueKind.Array ? string.Join('|', list.EnumerateArray()) : "any method";
        string path = request.TryGetProperty("Path", out JsonElement pathMatcher) ? GetFirstPattern(pathMatcher) : request.TryGetProperty("Url", out JsonElement url) ? ExtractPath(GetFirstPattern(url)) : "any path";
        string query = "";
        if (request.TryGetProperty("Params", out JsonElement parameters) && parameters.ValueKind == JsonValueKind.Array)
        {
            query = string.Join('&', parameters.EnumerateArray()
                .Where(parameter => !(parameter.TryGetProperty("RejectOnMatch", out JsonElement isAbsent) && isAbsent.ValueKind == JsonValueKind.True))
                .Select(parameter => $"{parameter.GetProperty("Name")}={GetFirstPattern(parameter)}"));
        }

        return $"{methods} {path}{(query.Length == 0 ? "" : "?" + query)}{(request.TryGetProperty("Body", out _) ? " with a body" : "")}";
    }

    // Inverts the expression that the recorder writes for a path and its host.
    private static string ExtractPath(string pattern) => pattern.Replace("(?i)^[a-z]+://[^/]+", "", StringComparison.Ordinal).Replace(@"(\?.*)?$", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);

    private static string GetFirstPattern(JsonElement matcher) => matcher.ValueKind switch
    {
        JsonValueKind.String => matcher.GetString()!,
        JsonValueKind.Object when matcher.TryGetProperty("Matchers", out JsonElement matchers) && matchers.ValueKind == JsonValueKind.Array && matchers.GetArrayLength() > 0
            && matchers[0].TryGetProperty("Pattern", out JsonElement pattern) => pattern.ToString(),
        _ => "*",
    };
}
