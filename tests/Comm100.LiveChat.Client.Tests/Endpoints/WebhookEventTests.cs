using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests.Endpoints;

/// <summary>Webhook events are deserialized tolerantly into their types, and no data is lost.</summary>
public sealed class WebhookEventTests
{
    private const string Visitor = """
        {"id":"e2bafca0-efe5-45a7-96ae-a7e3b8d7c410","name":"Ann","email":"ann@example.org","chat_id":41,"chats":8,"department":1165,
         "first_visit_time":"/Date(1580361387156)/","visit_time":"/Date(1584415749307)/","visits":7,"page_views":1,"status":9,"ip":"192.0.2.7",
         "custom_fields":[{"id":3,"name":"Order","value":"A-1"}],"custom_variables":[{"name":"Plan","value":"gold"}],"time_zone":"GMT -08:00"}
        """;

    [Fact]
    public void An_ended_chat_is_read_with_its_visitor_times_and_transcript()
    {
        var ended = (ChatEndedEvent)LiveChatWebhook.Parse($$$"""
            {"event":"chat_ended","visitor":{{{Visitor}}},
             "chat":{"id":41,"attachment":[{"name":"a.png","uri":"https://files.example/a"}],"department":"Support","operators":"Walid","rating":5,"waiting_time":"6s",
                     "chat_transcript":"Agent Walid has joined the chat.⊙[03:30:01] Walid: Hello⊙The chat is ended.(03:36:59)⊙",
                     "start_time":"/Date(1584415801000)/","end_time":"/Date(1584416219000)/","custom_variable":[{"name":"Plan","value":"gold"}],
                     "wrap_up":{"category":"Support","comment":"done"} }}
            """);

        ended.Event.Should().Be(WebhookEventName.ChatEnded);
        ended.ChatId.Should().Be(new ChatId(41));
        ended.Visitor.Should().BeEquivalentTo(new { Name = "Ann", Email = "ann@example.org", Chats = 8L, Status = 9L, Visits = 7L, Ip = "192.0.2.7", TimeZone = "GMT -08:00" });
        ended.Visitor!.Id.Should().Be(new ChatId("e2bafca0-efe5-45a7-96ae-a7e3b8d7c410"));
        ended.Visitor.Department.Should().Be(new ChatId(1165));
        ended.Visitor.VisitTime.Should().Be(DateTimeOffset.FromUnixTimeMilliseconds(1584415749307));
        ended.Visitor.CustomFields.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Id = new ChatId(3), Name = "Order", Value = "A-1" });
        ended.Chat!.TranscriptLines.Should().Equal("Agent Walid has joined the chat.", "[03:30:01] Walid: Hello", "The chat is ended.(03:36:59)");
        ended.Chat.ChatTranscript.Should().EndWith("⊙");
        ended.Chat.EndTime.Should().Be(DateTimeOffset.FromUnixTimeMilliseconds(1584416219000));
        ended.Chat.Attachment.Should().ContainSingle().Which.Uri.Should().Be("https://files.example/a");
        ended.Chat.CustomVariables.Should().ContainSingle().Which.Value.Should().Be("gold");
        ended.Chat.Wrapup!.Category.Should().Be("Support");
        ended.AdditionalProperties.Should().BeNull();
        ended.Chat.AdditionalProperties.Should().BeNull();
    }

    [Theory]
    [InlineData("offline_message_submitted", typeof(OfflineMessageSubmittedEvent))]
    [InlineData("chat_started", typeof(ChatStartedEvent))]
    [InlineData("chat_ended", typeof(ChatEndedEvent))]
    [InlineData("chat_wrapped_up", typeof(ChatWrappedUpEvent))]
    [InlineData("chat_wraped_up", typeof(ChatWrappedUpEvent))]
    [InlineData("Chat_Wrapped_Up", typeof(ChatWrappedUpEvent))]
    [InlineData("chat_requested", typeof(ChatRequestedEvent))]
    [InlineData("chat_request", typeof(ChatRequestedEvent))]
    [InlineData("chat_transferred", typeof(ChatTransferredEvent))]
    [InlineData("agent_status_changed", typeof(UnknownWebhookEvent))]
    public void The_event_name_selects_the_type_and_is_kept(string name, Type type)
    {
        LiveChatWebhookEvent read = LiveChatWebhook.Parse($$$"""{"event":"{{{name}}}","visitor":{{{Visitor}}},"later":{"x":1}}""");

        read.Should().BeOfType(type);
        read.Event!.Value.RawText.Should().Be(name);
        read.Visitor!.Name.Should().Be("Ann");
        read.ChatId.Should().Be(new ChatId(41));
        read.AdditionalProperties!["later"].GetRawText().Should().Be("""{"x":1}""");
        if (read is UnknownWebhookEvent unknown)
        {
            unknown.Json.GetProperty("later").GetProperty("x").GetInt32().Should().Be(1);
        }
    }

    [Fact]
    public void A_wrap_up_and_an_offline_message_are_read()
    {
        var wrapup = (ChatWrappedUpEvent)LiveChatWebhook.Parse("""
            {"chat_id":"db120346-2fa5-4957-a62b-e6765ab2691b","event":"chat_wrapped_up","visitor":{"chat_id":7,"department":"c47c5e3a-0a3b-4aa5-98ea-cec0ae5ab7b9"},
             "wrapup":{"category":"Support","comment":"done","fields":[{"id":"a1","name":"Outcome","value":"sold"}],"time":"/Date(1584422324807+0800)/"}}
            """);
        var offline = (OfflineMessageSubmittedEvent)LiveChatWebhook.Parse("""
            {"event":"offline_message_submitted","offline_message":{"attachment":{"name":"","uri":""},"content":"Hello","id":"58f738e3","time":"/Date(1584423203253)/","department":4},"visitor":{}}
            """);

        wrapup.ChatId!.Value.Text.Should().Be("db120346-2fa5-4957-a62b-e6765ab2691b");
        wrapup.Visitor!.Department!.Value.Text.Should().Be("c47c5e3a-0a3b-4aa5-98ea-cec0ae5ab7b9");
        wrapup.Wrapup!.Fields.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Id = new ChatId("a1"), Name = "Outcome", Value = "sold" });
        wrapup.Wrapup.Time.Should().Be(DateTimeOffset.FromUnixTimeMilliseconds(1584422324807));
        offline.OfflineMessage.Should().BeEquivalentTo(new { Id = new ChatId("58f738e3"), Content = "Hello", Department = new ChatId(4) });
        offline.OfflineMessage!.Attachment.Should().ContainSingle();
        offline.ChatId.Should().BeNull();
    }

    [Theory]
    [InlineData("/Date(1584415749307)/", "2020-03-17T03:29:09.307Z")]
    [InlineData(@"\/Date(1584415749307)\/", "2020-03-17T03:29:09.307Z")]
    [InlineData("/Date(1584415749307+0800)/", "2020-03-17T11:29:09.307+08:00")]
    [InlineData("/Date(1584415749307-0330)/", "2020-03-16T23:59:09.307-03:30")]
    [InlineData("/Date(0+1400)/", "1970-01-01T14:00:00+14:00")]
    [InlineData("/Date(-62135546400000)/", "0001-01-01T14:00:00Z")]
    [InlineData("/Date(253402250399999)/", "9999-12-31T09:59:59.999Z")]
    [InlineData("/Date(-1000)/", "1969-12-31T23:59:59Z")]
    [InlineData("/Date(-1000-0100)/", "1969-12-31T22:59:59-01:00")]
    [InlineData("2020-03-17T03:29:09.307", "2020-03-17T03:29:09.307Z")]
    [InlineData("2020-03-17T03:29:09+01:00", "2020-03-17T03:29:09+01:00")]
    [InlineData("03/17/2020 03:29:09", "2020-03-17T03:29:09Z")]
    [InlineData("/Date(99999999999999999)/", null)]
    [InlineData("/Date(1584415749307+9900)/", null)]
    [InlineData("/Date(1584415749307+08:00)/", null)]
    [InlineData("/Date()/", null)]
    [InlineData("/Date(-)/", null)]
    [InlineData("/Date(15844157493070", null)]
    public void Times_are_read_in_each_supported_format_and_are_otherwise_null(string text, string? expected)
    {
        LiveChatWebhookEvent read = LiveChatWebhook.Parse($$$"""{"event":"chat_started","visitor":{"visit_time":"{{{text}}}"}}""");

        DateTimeOffset? time = expected is null ? null : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture);
        read.Visitor!.VisitTime.Should().Be(time);
        (read.Visitor.VisitTime?.Offset).Should().Be(time?.Offset);
        (read.Visitor.AdditionalProperties?["visit_time"].GetString()).Should().Be(time is null ? text : null);
    }

    [Fact]
    public void Field_names_are_case_insensitive_and_unexpected_values_are_converted_or_kept()
    {
        const string json = """
            {"Event":"chat_ended","VISITOR":{"Chat_Id":41,"chats":"8","name":12,"email":{"x":1},"visits":[7],"custom_fields":"none","visit_time":true},
             "chat":{"id":{"x":1},"attachment":"none","custom_variable":[{"name":"Plan"},5,null],"rating":null}}
            """;

        var read = (ChatEndedEvent)LiveChatWebhook.Parse(json);

        read.Event.Should().Be(WebhookEventName.ChatEnded);
        read.ChatId.Should().Be(new ChatId(41));
        read.Visitor.Should().BeEquivalentTo(new { Chats = 8L, Name = "12", Email = (string?)null, Visits = (long?)null, VisitTime = (DateTimeOffset?)null });
        read.Visitor!.AdditionalProperties!.Keys.Should().BeEquivalentTo("email", "visits", "custom_fields", "visit_time");
        read.Chat!.AdditionalProperties!.Keys.Should().BeEquivalentTo("id", "attachment");
        read.Chat.CustomVariables.Should().ContainSingle().Which.Name.Should().Be("Plan");
        JsonNode written = JsonNode.Parse(LiveChatWebhook.Serialize(read))!;
        JsonNode.DeepEquals(written["visitor"]!["email"], JsonNode.Parse("""{"x":1}""")).Should().BeTrue();
        JsonNode.DeepEquals(written["chat"]!["custom_variable"], JsonNode.Parse("""[{"name":"Plan"},5]""")).Should().BeTrue();
    }

    [Theory]
    [InlineData("""{"event":"chat_ended","event":"chat_started"}""")]
    [InlineData("""{"Event":"chat_started","event":"chat_ended"}""")]
    [InlineData("""{"event":"chat_ended","EVENT":"chat_started"}""")]
    [InlineData("""{"event":"chat_ended","event":5}""")]
    [InlineData("""{"event":{"x":1},"Event":"chat_ended"}""")]
    [InlineData("""{"event":null,"eVent":"chat_ended"}""")]
    [InlineData("""{"\u0065vent":"chat_ended","visitor":null,"visitor":{},"Visitor":[]}""")]
    public void The_type_matches_the_event_name_if_the_event_field_is_repeated(string json)
    {
        LiveChatWebhookEvent read = LiveChatWebhook.Parse(json);

        read.Should().BeOfType<ChatEndedEvent>();
        read.Event.Should().Be(WebhookEventName.ChatEnded);
        LiveChatWebhook.Parse(LiveChatWebhook.Serialize(read)).Should().BeOfType<ChatEndedEvent>();
    }

    [Fact]
    public void A_serialized_event_can_be_parsed_again_without_loss()
    {
        foreach (string name in (string[])["chat_ended", "chat_wraped_up", "offline_message_submitted", "later_event"])
        {
            LiveChatWebhookEvent read = LiveChatWebhook.Parse($$$"""
                {"event":"{{{name}}}","chat_id":9,"visitor":{{{Visitor}}},"chat":{"id":41,"custom_variables":[{"name":"a"}],"x":[1]},"wrapup":{"time":"/Date(5)/","fields":{}},"y":null}
                """);

            string json = LiveChatWebhook.Serialize(read);

            LiveChatWebhook.Parse(json).Should().BeOfType(read.GetType()).And.BeEquivalentTo(read, options => options.RespectingRuntimeTypes().Excluding(member => member.Name == "Json"));
            json.Should().Be(JsonSerializer.Serialize(read, LiveChatModelJson.Options.GetTypeInfo(read.GetType())));
            JsonNode.Parse(json)!["chat"]!["x"]!.ToJsonString().Should().Be("[1]");
        }
    }

    [Fact]
    public void An_event_can_be_created_and_serialized()
    {
        var wrapup = new ChatWrappedUpEvent { Event = WebhookEventName.ChatWrappedUp, ChatId = "a-1", Wrapup = new WebhookWrapup { Category = "Sales" } };

        LiveChatWebhook.Serialize(wrapup).Should().Be("""{"event":"chat_wrapped_up","wrapup":{"category":"Sales"},"chat_id":"a-1"}""");
        new WebhookChat().TranscriptLines.Should().BeEmpty();
        new WebhookChat { ChatTranscript = "one" }.TranscriptLines.Should().Equal("one");
    }

    [Theory]
    [InlineData("", "*not JSON*line 1, byte 1.")]
    [InlineData("secret", "*not JSON*line 1, byte 1.")]
    [InlineData("""{"event":"chat_ended","visitor":{"name":"secret""", "*not JSON, or is cut off*")]
    [InlineData("""{"event":"chat_ended"} {"name":"secret"}""", "*not JSON*")]
    [InlineData("""["secret"]""", "*not a JSON object.")]
    [InlineData("\"secret\"", "*not a JSON object.")]
    [InlineData("null", "*not a JSON object.")]
    [InlineData("""{"visitor":{"event":"secret"}}""", "*no event name*")]
    [InlineData("""{"event":{"event":"secret"}}""", "*no event name*")]
    [InlineData("""{"event":5,"name":"secret"}""", "*no event name*")]
    [InlineData("""{"event":"  ","name":"secret"}""", "*no event name*")]
    public void Content_that_is_not_an_event_throws_without_revealing_the_content(string json, string message)
    {
        Action[] calls =
        [
            () => LiveChatWebhook.Parse(json),
            () => LiveChatWebhook.Parse(Encoding.UTF8.GetBytes(json)),
            () => LiveChatWebhook.ParseAsync(new MemoryStream(Encoding.UTF8.GetBytes(json))).GetAwaiter().GetResult(),
        ];

        foreach (Action call in calls)
        {
            call.Should().Throw<LiveChatWebhookException>().WithMessage(message).Which.ToString().Should().NotContain("secret");
        }

        LiveChatWebhook.TryParse(json, out LiveChatWebhookEvent? read).Should().BeFalse();
        read.Should().BeNull();
        LiveChatWebhook.TryParse(Encoding.UTF8.GetBytes(json), out _).Should().BeFalse();
    }

    [Fact]
    public void The_nesting_depth_is_limited()
    {
        LiveChatWebhook.TryParse(Nested(LiveChatWebhook.MaxDepth - 1), out LiveChatWebhookEvent? read).Should().BeTrue();
        LiveChatWebhook.TryParse(LiveChatWebhook.Serialize(read!), out _).Should().BeTrue();
        FluentActions.Invoking(() => LiveChatWebhook.Parse(Nested(LiveChatWebhook.MaxDepth))).Should().Throw<LiveChatWebhookException>().WithMessage("*more than 64 nested*");

        // The limit also applies to a value of an unexpected type that precedes the event name.
        FluentActions.Invoking(() => LiveChatWebhook.Parse(Nested(100_000))).Should().Throw<LiveChatWebhookException>();

        static string Nested(int levels) => $$$"""{"visitor":{{{new string('[', levels)}}}{{{new string(']', levels)}}},"event":"later"}""";
    }

    [Fact]
    public async Task The_length_is_limited_in_bytes_and_reading_an_endless_stream_stops()
    {
        const string json = """{"event":"chat_started","x":"ü"}""";
        int length = Encoding.UTF8.GetByteCount(json);
        var endless = new EndlessStream();

        LiveChatWebhook.TryParse(json, out _, length).Should().BeTrue();
        LiveChatWebhook.TryParse(json, out _, length - 1).Should().BeFalse();
        FluentActions.Invoking(() => LiveChatWebhook.Parse(Encoding.UTF8.GetBytes(json), length - 1)).Should().Throw<LiveChatWebhookException>().WithMessage($"*longer than the allowed {length - 1} bytes*");
        (await LiveChatWebhook.ParseAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), length)).Should().BeOfType<ChatStartedEvent>();
        await FluentActions.Awaiting(() => LiveChatWebhook.ParseAsync(endless)).Should().ThrowAsync<LiveChatWebhookException>().WithMessage("*longer than the allowed 1048576 bytes*");
        endless.Read.Should().BeLessThan(2 * LiveChatWebhook.DefaultMaxBytes);
        FluentActions.Invoking(() => LiveChatWebhook.Parse(json, 0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Incomplete_characters_are_replaced_and_a_byte_order_mark_is_accepted()
    {
        byte[] incomplete = [.. "{\"event\":\"chat_started\",\"visitor\":{\"name\":\"A"u8, 0xC3, .. "\",\"city\":\"\\ud83d\"}}"u8];

        LiveChatWebhook.Parse(incomplete).Visitor.Should().BeEquivalentTo(new { Name = "A\uFFFD", City = "\uFFFD" });
        LiveChatWebhook.Parse((byte[])[0xEF, 0xBB, 0xBF, .. incomplete]).Should().BeOfType<ChatStartedEvent>();
    }

    private sealed class EndlessStream : MemoryStream
    {
        public new long Read { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            Read += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
