using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Documents;
using Comm100.LiveChat.Client.Testing.Histories;
using Comm100.LiveChat.Client.Testing.Observed;

namespace Comm100.LiveChat.Client.Testing.Webhooks;

/// <summary>Creates the JSON of events from chats and offline messages of the data.</summary>
/// <param name="options">The options of the fake.</param>
/// <param name="findDepartmentId">Finds the id of a department by its name, or returns 0.</param>
internal sealed class WebhookPayloads(LiveChatFakeOptions options, Func<string, long> findDepartmentId)
{
    private const char TranscriptSeparator = '⊙';
    private const string Agent = "Bob Stone";
    private const string SampleName = "Ann Miller";

    private static readonly JsonSerializerOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ObservedIds _ids = new(options.Seed);
    private readonly bool _isObserved = options.Style == FakeWireStyle.Observed;

    // Greater than all ids of the data.
    private long _lastSampleId = 90_000_000;

    /// <summary>Creates the event of a chat.</summary>
    public string CreateChatEvent(string name, JsonObject chat)
    {
        JsonNode id = WriteId(chat["id"]);
        var payload = new JsonObject { ["event"] = name };
        if (name == WebhookNames.ChatWrappedUp)
        {
            payload["chat_id"] = id.DeepClone();
        }

        payload["visitor"] = CreateVisitor(chat, id, name == WebhookNames.ChatEnded ? 9 : 2, chat["requestTime"], chat["prechatFields"]);
        switch (name)
        {
            case WebhookNames.ChatEnded or WebhookNames.ChatTransferred:
                payload["chat"] = CreateChat(chat, id);
                break;
            case WebhookNames.ChatWrappedUp:
                payload["wrapup"] = CreateWrapup(chat);
                break;
        }

        return Write(payload);
    }

    /// <summary>Creates the event of an offline message.</summary>
    public string CreateOfflineMessageEvent(JsonObject message)
    {
        JsonNode id = WriteId(message["id"]);
        JsonNode? attachment = message["attachment"] is JsonArray list ? list.FirstOrDefault() : message["attachment"];
        return Write(new JsonObject
        {
            ["event"] = WebhookNames.OfflineMessageSubmitted,
            ["offline_message"] = new JsonObject
            {
                ["id"] = id.DeepClone(),
                ["name"] = Copy(message["name"]),
                ["email"] = Copy(message["email"]),
                ["phone"] = "",
                ["company"] = "",
                ["department"] = CreateDepartment(message),
                ["subject"] = "",
                ["content"] = Copy(message["content"]),
                ["time"] = WriteTime(message["time"]),
                ["attachment"] = Copy(attachment) ?? new JsonObject { ["name"] = "", ["uri"] = "" },
                ["custom_fields"] = Copy(message["fields"]) ?? new JsonArray(),
                ["custom_variable"] = Copy(message["customVariables"]) ?? new JsonArray(),
            },
            ["visitor"] = CreateVisitor(message, id, 10, message["time"], message["fields"]),
        });
    }

    /// <summary>Creates an event with sample data. Each event has a different id.</summary>
    public string CreateSample(string name)
    {
        long id = Interlocked.Increment(ref _lastSampleId);
        DateTime ended = options.DataEnd.UtcDateTime.AddMinutes(-1);
        string email = SampleName.ToLowerInvariant().Replace(' ', '.') + "@example.com";
        if (name == WebhookNames.OfflineMessageSubmitted)
        {
            return CreateOfflineMessageEvent(new JsonObject { ["id"] = id, ["name"] = SampleName, ["email"] = email, ["content"] = "Please call me back.", ["time"] = FormatTime(ended) });
        }

        return CreateChatEvent(name, new JsonObject
        {
            ["id"] = id,
            ["name"] = SampleName,
            ["email"] = email,
            ["department"] = "",
            ["agents"] = new JsonArray(Agent),
            ["requestTime"] = FormatTime(ended.AddMinutes(-3)),
            ["waitingTime"] = "00:00:06",
            ["endTime"] = FormatTime(ended),
            ["chatTranscript"] = new JsonArray(
                CreateMessage(ended.AddMinutes(-3), "System", "system", Agent + " has joined the chat."),
                CreateMessage(ended.AddMinutes(-2), Agent, "agent", "How may I help you?"),
                CreateMessage(ended.AddMinutes(-1), SampleName, "visitor", "Thank you, I have found it.")),
            ["wrapup"] = new JsonObject { ["category"] = "Support", ["comment"] = "Found it alone.", ["fields"] = new JsonArray() },
        });
    }

    /// <summary>Whether a chat has an end.</summary>
    public static bool IsEnded(JsonObject chat) => DateTimeFields.TryRead(chat["endTime"], out _);

    private static JsonObject CreateMessage(DateTime time, string sender, string type, string content) =>
        new() { ["time"] = FormatTime(time), ["sender"] = sender, ["type"] = type, ["content"] = content };

    private static string FormatTime(DateTime utc) => GeneratedHistory.FormatTime(utc, TimeSpan.Zero);

    private JsonObject CreateVisitor(JsonObject item, JsonNode id, int status, JsonNode? visitTime, JsonNode? fields) => new()
    {
        ["browser"] = "Google Chrome 80.0.3987.132",
        ["chat_id"] = id.DeepClone(),
        ["chats"] = 1,
        ["city"] = "Toronto",
        ["company"] = "",
        ["country"] = "Canada",
        ["current_browsing"] = "https://www.example.com/contact",
        ["custom_fields"] = Copy(fields) ?? new JsonArray(),
        ["custom_variables"] = Copy(item["customVariables"]) ?? new JsonArray(),
        ["department"] = CreateDepartment(item),
        ["email"] = Copy(item["email"]),
        ["first_visit_time"] = WriteTime(visitTime),
        ["flash_version"] = "",
        ["id"] = CreateGuid("visitor " + AddedItem.GetString(item["id"])),
        ["ip"] = "203.0.113.7",
        ["keywords"] = "",
        ["landing_page"] = "https://www.example.com/",
        ["language"] = "en-US",
        ["name"] = Copy(item["name"]),
        ["operating_system"] = "Windows 10",
        ["page_views"] = 1,
        ["phone"] = "",
        ["product_service"] = "",
        ["referrer_url"] = "",
        ["screen_resolution"] = "1536x864",
        ["search_engine"] = "",
        ["state"] = "Ontario",
        ["status"] = status,
        ["time_zone"] = "GMT -05:00",
        ["visit_time"] = WriteTime(visitTime),
        ["visits"] = 1,
    };

    private static JsonObject CreateChat(JsonObject chat, JsonNode id)
    {
        var survey = chat["postChat"] as JsonObject;
        TimeSpan waiting = TimeSpan.TryParse(AddedItem.GetString(chat["waitingTime"]), CultureInfo.InvariantCulture, out TimeSpan parsed) ? parsed : TimeSpan.Zero;
        return new JsonObject
        {
            ["attachment"] = Copy(chat["attachments"]) ?? new JsonArray(),
            ["chat_transcript"] = CreateTranscript(chat["chatTranscript"] as JsonArray ?? []),
            ["company"] = "",
            ["custom_fields"] = Copy(chat["prechatFields"]) ?? new JsonArray(),
            ["custom_variable"] = Copy(chat["customVariables"]) ?? new JsonArray(),
            ["department"] = Copy(chat["department"]),
            ["email"] = Copy(chat["email"]),
            ["end_time"] = WriteTime(chat["endTime"]),
            ["id"] = id.DeepClone(),
            ["name"] = Copy(chat["name"]),
            ["operator_comment"] = "",
            ["operators"] = string.Join(", ", (chat["agents"] as JsonArray ?? []).Select(AddedItem.GetAgentName)),
            ["phone"] = "",
            ["product_service"] = "",
            ["rating"] = int.TryParse(AddedItem.GetString(survey?["ratingGrade"]), NumberStyles.None, CultureInfo.InvariantCulture, out int rating) ? rating : 0,
            ["rating_comment"] = AddedItem.GetString(survey?["ratingComment"]),
            ["start_time"] = WriteTime(chat["requestTime"], waiting),
            ["waiting_time"] = string.Create(CultureInfo.InvariantCulture, $"{(long)waiting.TotalSeconds}s"),
            ["wrap_up"] = chat["wrapup"] is JsonObject ? CreateWrapup(chat) : null,
        };
    }

    // The data has no time of a wrap-up, so it is the end of the chat.
    private static JsonObject CreateWrapup(JsonObject chat)
    {
        var wrapup = chat["wrapup"] as JsonObject;
        return new JsonObject
        {
            ["category"] = AddedItem.GetString(wrapup?["category"]),
            ["comment"] = AddedItem.GetString(wrapup?["comment"]),
            ["fields"] = Copy(wrapup?["fields"]) ?? new JsonArray(),
            ["time"] = WriteTime(IsEnded(chat) ? chat["endTime"] : chat["requestTime"]),
        };
    }

    private static string CreateTranscript(JsonArray messages)
    {
        var transcript = new StringBuilder();
        foreach (JsonObject message in messages.OfType<JsonObject>())
        {
            if (AddedItem.GetString(message["type"]) is not "system" && DateTimeFields.TryRead(message["time"], out DateTime time))
            {
                transcript.Append(CultureInfo.InvariantCulture, $"[{time:HH:mm:ss}] {AddedItem.GetString(message["sender"])}: ");
            }

            transcript.Append(AddedItem.GetString(message["content"])).Append(TranscriptSeparator);
        }

        return transcript.ToString();
    }

    private JsonNode CreateDepartment(JsonObject item)
    {
        long id = findDepartmentId(AddedItem.GetString(item["department"]));
        return _isObserved ? CreateGuid(string.Create(CultureInfo.InvariantCulture, $"department {id}")) : id;
    }

    private JsonNode WriteId(JsonNode? id) => _isObserved && id is JsonValue value && value.TryGetValue(out long number) ? _ids.Write(number) : Copy(id) ?? 0;

    private static string CreateGuid(string text) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)).ToString();

    private static string? WriteTime(JsonNode? time, TimeSpan later = default) => DateTimeFields.TryRead(time, out DateTime utc)
        ? string.Create(CultureInfo.InvariantCulture, $"/Date({new DateTimeOffset(utc + later).ToUnixTimeMilliseconds()})/")
        : null;

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();

    private static string Write(JsonObject payload) => payload.ToJsonString(s_writing);
}
