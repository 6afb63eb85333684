using System.Globalization;
using System.Text.Json;
using Comm100.LiveChat.Client;

namespace ChatExport;

/// <summary>Formats the cells.</summary>
internal static class CsvCells
{
    public static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Count<T>(IList<T>? list) => (list?.Count ?? 0).ToString(CultureInfo.InvariantCulture);

    public static string Agents(IList<ChatAgent>? agents) => List(agents, agent => agent.Name ?? agent.Email ?? agent.Id?.Text);

    public static string Fields(IList<CustomFieldValue>? fields) => List(fields, field => $"{field.Name}: {field.Value}");

    public static string Variables(IList<CustomVariableValue>? variables) => List(variables, variable => $"{variable.Name}: {variable.Value}");

    public static string Files(IList<Attachment>? files) => List(files, file => $"{file.Name} {file.Uri}".Trim());

    public static string Transcript(IList<ChatMessage>? messages) => Lines(messages, message => Line(message.Time, message.Sender, message.Content));

    public static string Transcript(IList<AgentChatMessage>? messages) => Lines(messages, message => Line(message.Time, message.Sender, message.Content));

    /// <summary>
    /// Formats the fields that this version of the client does not know, and the values that it could not read, as JSON: those of the item, and those of its
    /// parts by their paths.
    /// </summary>
    /// <param name="model">The item.</param>
    /// <param name="parts">The parts of the item.</param>
    public static string? More(LiveChatModel? model, params (string Name, IEnumerable<LiveChatModel?>? Models)[] parts)
    {
        var more = new Dictionary<string, JsonElement>(model?.AdditionalProperties ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach ((string name, IEnumerable<LiveChatModel?>? models) in parts)
        {
            int index = 0;
            foreach (LiveChatModel? part in models ?? [])
            {
                foreach ((string field, JsonElement value) in part?.AdditionalProperties ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
                {
                    more[string.Create(CultureInfo.InvariantCulture, $"{name}[{index}].{field}")] = value;
                }

                index++;
            }
        }

        return more.Count > 0 ? JsonSerializer.Serialize(more, ItemJson.GetContract<IDictionary<string, JsonElement>>()) : null;
    }

    private static string Line(DateTimeOffset? time, string? sender, string? content) => $"{Time(time)} {sender}: {content}".TrimStart();

    private static string List<T>(IList<T>? list, Func<T, string?> format) => Join("; ", list, format);

    private static string Lines<T>(IList<T>? list, Func<T, string?> format) => Join("\n", list, format);

    private static string Join<T>(string separator, IList<T>? list, Func<T, string?> format) =>
        string.Join(separator, (list ?? []).Where(item => item is not null).Select(format));
}
