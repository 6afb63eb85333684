using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Responses that differ from the documentation: all readable values are read, and the others are reported with their path.</summary>
public sealed class TolerantReadingTests : ClientTest, IDisposable
{
    private readonly RecordingLoggerFactory _log = new();

    [Theory]
    [InlineData("""{"id":"7"}""", 7L)]
    [InlineData("""{"id":"\u0037"}""", 7L)]
    [InlineData("""{"id":" 7 "}""", 7L)]
    [InlineData("""{"id":7.0}""", 7L)]
    [InlineData("""{"ID":7}""", 7L)]
    [InlineData("""{"id":""}""", null)]
    [InlineData("""{"id":null}""", null)]
    [InlineData("{}", null)]
    public async Task A_number_is_read_in_every_lossless_form(string body, long? id)
    {
        Respond("Bans.get", 200, body);

        (await CreateClient(UseLog).Bans.GetAsync(1)).Id.Should().Be(id);
        _log.Messages.Should().BeEmpty();
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("-5.50", "-5.50")]
    [InlineData("true", "true")]
    [InlineData("\"\"", "")]
    [InlineData("null", null)]
    public async Task A_string_is_read_in_every_lossless_form(string value, string? comment)
    {
        Respond("Bans.get", 200, $$"""{"comment":{{value}}}""");

        (await CreateClient(UseLog).Bans.GetAsync(1)).Comment.Should().Be(comment);
        _log.Messages.Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"true\"", true)]
    [InlineData("\"True\"", true)]
    [InlineData("1", true)]
    [InlineData("\"0\"", false)]
    [InlineData("0", false)]
    [InlineData("\"FALSE\"", false)]
    [InlineData("\" True \"", true)]
    public async Task A_boolean_is_read_in_every_lossless_form(string value, bool isHideOffline)
    {
        Respond("ChatButton.get", 200, $$"""{"isHideOffline":{{value}}}""");

        (await CreateClient(UseLog).ChatButton.GetAsync(1)).IsHideOffline.Should().Be(isHideOffline);
        _log.Messages.Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"id":{"secret":1},"comment":"kept"}""", "$.id: expected an integer, found an object")]
    [InlineData("""{"id":7.5,"comment":"kept"}""", "$.id: expected an integer, found a number")]
    [InlineData("""{"id":92233720368547758080,"comment":"kept"}""", "$.id: expected an integer, found a number")]
    [InlineData("""{"id":"secret","comment":"kept"}""", "$.id: expected an integer, found a string")]
    [InlineData("""{"ipAddress":["secret"],"comment":"kept"}""", "$.ipAddress: expected a string, found an array")]
    public async Task A_value_of_another_type_is_null_and_its_path_is_reported(string body, string report)
    {
        Respond("Bans.get", 200, body);
        using var meter = new UnreadableValuesListener();

        Ban ban = await CreateClient(UseLog).Bans.GetAsync(1);

        ban.Should().Match<Ban>(read => read.Id == null && read.IpAddress == null && read.Comment == "kept");
        _log.Messages.Should().ContainSingle().Which.Should().Contain(report).And.Contain("Bans.get").And.NotContain("secret");
        meter.Operations.Should().Contain("Bans.get");
    }

    [Theory]
    [InlineData("\"maybe\"", "found a string")]
    [InlineData("2", "found a number")]
    [InlineData("{}", "found an object")]
    public async Task A_value_that_is_not_a_boolean_is_null_and_reported(string value, string found)
    {
        Respond("ChatButton.get", 200, $$"""{"isHideOffline":{{value}},"type":"image"}""");

        ChatButton button = await CreateClient(UseLog).ChatButton.GetAsync(1);

        button.Should().Match<ChatButton>(read => read.IsHideOffline == null && read.Type == ChatButtonType.Image);
        _log.Messages.Should().ContainSingle().Which.Should().Contain("$.isHideOffline: expected a boolean, " + found);
    }

    [Theory]
    [InlineData("true", "a boolean")]
    [InlineData("[1]", "an array")]
    public async Task A_value_that_is_not_a_number_is_null_and_reported(string value, string found)
    {
        Respond("Invitation.getAuto", 200, $$$$$"""{"invitationWindow":{"popup":{"messageFrame":{"x":{{{{{value}}}}},"y":2}}}}""");

        AutoInvitation invitation = await CreateClient(UseLog).Invitation.GetAutoAsync(1, 1);

        invitation.InvitationWindow!.Popup!.MessageFrame.Should().Match<InvitationWindowFrame>(frame => frame.X == null && frame.Y == 2);
        _log.Messages.Should().ContainSingle().Which.Should().Contain("$.invitationWindow.popup.messageFrame.x: expected a number, found " + found);
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("\"1\"", "1")]
    [InlineData("1", null)]
    public async Task A_text_or_boolean_is_read_in_every_lossless_form(string value, string? text)
    {
        Respond("CannedMessageCategories.get", 200, $$"""{"isPrivate":{{value}}}""");

        CannedMessageCategory category = await CreateClient(UseLog).CannedMessageCategories.GetAsync(1);

        category.IsPrivate.Should().Be(text is null ? (TextBoolean)true : new TextBoolean(text));
        _log.Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task An_id_in_exponential_notation_is_read()
    {
        Respond("Chats.get", 200, """{"id":1e3}""");

        (await CreateClient(UseLog).Chats.GetAsync(1)).Id.Should().Be((ChatId)1000);
        _log.Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task An_unreadable_value_does_not_affect_the_rest_of_its_page()
    {
        Respond("Chats.list", 200, """
            {"total":"3","chats":[
              {"id":1,"requestTime":"yesterday","name":"Ann","postChat":"none","attachments":{"name":"a"},"chatTranscript":[{"time":5,"content":"hello"},"oops"]},
              "oops",
              {"id":"3e2c","agents":[{"id":5,"display_name":"Bob","email":"bob@example.com"},"Carl",7],"wrapup":[]}
            ]}
            """);

        ChatPage page = await CreateClient(UseLog).Chats.GetPageAsync(Queries.Month);

        page.Total.Should().Be(3);
        page.Chats.Should().HaveCount(2);
        page.Chats![0].Should().Match<Chat>(chat => chat.Id == 1 && chat.Name == "Ann" && chat.RequestTime == null && chat.PostChat == null && chat.Attachments == null);
        page.Chats[0].ChatTranscript.Should().ContainSingle().Which.Content.Should().Be("hello");
        page.Chats[1].Id.Should().Be((ChatId)"3e2c");
        page.Chats[1].Agents!.Select(agent => agent.Name).Should().Equal("Bob", "Carl", "7");
        _log.Messages.Select(message => message[(message.IndexOf('$', StringComparison.Ordinal))..]).Should().Equal(
            "$.chats[0].requestTime: expected a time, found a string",
            "$.chats[0].postChat: expected an object, found a string",
            "$.chats[0].attachments: expected an array, found an object",
            "$.chats[0].chatTranscript[0].time: expected a time, found a number",
            "$.chats[0].chatTranscript[1]: expected an object, found a string",
            "$.chats[1]: expected an object, found a string",
            "$.chats[2].wrapup: expected an object, found an array");
    }

    [Fact]
    public async Task Strict_reading_throws_for_unreadable_values()
    {
        Respond("Bans.get", 200, """{"id":7,"comment":{"secret":1},"visitorId":[]}""");

        LiveChatSerializationException exception = (await FluentActions.Awaiting(() => CreateClient(UseStrictJson).Bans.GetAsync(7))
            .Should().ThrowAsync<LiveChatSerializationException>()).Which;

        exception.UnreadableValues.Should().Equal("$.comment: expected a string, found an object", "$.visitorId: expected a string, found an array");
        exception.OperationId.Should().Be("Bans.get");
        exception.ResponseBody.Should().Contain("secret");
        exception.ToString().Should().Contain("$.comment").And.NotContain("secret");
    }

    [Fact]
    public async Task Strict_reading_accepts_lossless_forms()
    {
        Respond("Bans.get", 200, """{"id":"7","comment":5,"type":"VISITOR","added":1}""");

        Ban ban = await CreateClient(UseStrictJson).Bans.GetAsync(7);

        ban.Should().Match<Ban>(read => read.Id == 7 && read.Comment == "5" && read.Type == BanType.Visitor);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("\"Ban '7'\"")]
    public async Task A_response_of_another_JSON_type_throws(string body)
    {
        Respond("Bans.get", 200, body);

        (await FluentActions.Awaiting(() => Client.Bans.GetAsync(7)).Should().ThrowAsync<LiveChatSerializationException>())
            .Which.UnreadableValues.Should().ContainSingle().Which.Should().StartWith("$: expected an object");
    }

    [Fact]
    public async Task Unpaired_surrogates_are_replaced_and_reported()
    {
        Respond("Bans.get", 200, """{"id":7,"comment":"cut \ud83d","ipAddress":"\\ud83d","visitorId":"\ud83d\ude00"}""");

        Ban ban = await CreateClient(UseLog).Bans.GetAsync(7);

        ban.Should().Match<Ban>(read => read.Id == 7 && read.Comment == "cut \ufffd" && read.IpAddress == "\\ud83d" && read.VisitorId == "😀");
        _log.Messages.Should().ContainSingle().Which.Should().Contain("expected valid Unicode");
    }

    [Fact]
    public async Task A_byte_order_mark_is_skipped()
    {
        Respond("Bans.get", 200, "\ufeff{\"id\":7}");

        (await Client.Bans.GetAsync(7)).Id.Should().Be(7);
    }

    [Fact]
    public async Task Unknown_fields_are_kept_and_written_back()
    {
        Respond("ChatButton.get", 200, """{"type":"image","added":{"x":[1]},"image":{"isFloat":true,"shadow":"soft"}}""");

        ChatButton button = await Client.ChatButton.GetAsync(1);
        button.AdditionalProperties.Should().ContainKey("added");
        await Client.ChatButton.UpdateAsync(1, button);

        JsonNode.DeepEquals(JsonNode.Parse(LastRequest.Body), JsonNode.Parse("""{"type":"image","image":{"isFloat":true,"shadow":"soft"},"added":{"x":[1]}}"""))
            .Should().BeTrue("the body is {0}", LastRequest.Body);
    }

    [Fact]
    public async Task An_unreadable_value_is_kept_and_written_back_unless_it_is_set()
    {
        Respond("Bans.get", 200, """{"id":{"x":1},"comment":{"x":2},"visitorId":[3]}""");

        Ban ban = await Client.Bans.GetAsync(7);
        ban.AdditionalProperties!.Keys.Should().BeEquivalentTo("comment", "visitorId");
        ban.VisitorId = "set";
        await Client.Bans.UpdateAsync(1, ban).ContinueWith(_ => { }, TaskScheduler.Default);

        JsonNode.DeepEquals(JsonNode.Parse(LastRequest.Body), JsonNode.Parse("""{"visitorId":"set","comment":{"x":2}}""")).Should().BeTrue("the body is {0}", LastRequest.Body);
    }

    [Fact]
    public async Task Names_in_another_case_are_read()
    {
        Respond("ChatButton.get", 200, """{"TYPE":"image","Image":{"ISFLOAT":"true","Position":{"X":"5"}},"AllowedDomains":["a"],"added":1}""");

        ChatButton button = await CreateClient(UseStrictJson).ChatButton.GetAsync(7);

        button.Type.Should().Be(ChatButtonType.Image);
        button.Image!.IsFloat.Should().BeTrue();
        button.Image.Position!.X.Should().Be(new Coordinate("5"));
        button.Image.AdditionalProperties.Should().BeNull();
        button.AllowedDomains.Should().Equal("a");
        button.AdditionalProperties!.Keys.Should().Equal("added");
    }

    [Fact]
    public async Task Unknown_strings_of_open_enums_are_kept_and_written_back()
    {
        Respond("ChatButton.get", 200, """{"type":"Hologram","image":{"position":{"type":"buttomRight"},"mobile":{"position":"RightMiddle","type":"TEXT"}}}""");

        ChatButton button = await Client.ChatButton.GetAsync(1);
        button.Type!.Value.IsKnown.Should().BeFalse();
        button.Image!.Position!.Type.Should().Be(ChatButtonPosition.BottomRight);
        button.Image.Mobile!.Type.Should().Be(MobileButtonType.Text);
        button.Image.Mobile.Position.Should().Be(MobileButtonPosition.RightMiddle);
        Respond("ChatButton.update", 200, "{}");
        await Client.ChatButton.UpdateAsync(1, button);

        LastRequest.Body.Should().Contain("\"Hologram\"").And.Contain("\"buttomRight\"").And.Contain("\"RightMiddle\"").And.Contain("\"TEXT\"");
    }

    [Fact]
    public async Task A_number_that_the_service_sends_for_a_string_is_read_as_a_string()
    {
        Respond("ChatButton.get", 200, """{"adaptive":{"icon":3},"image":{"position":{"x":10,"y":"20%"},"mobile":{"onlineImageId":4,"offlineImageId":5.50}}}""");

        ChatButton button = await CreateClient(UseStrictJson).ChatButton.GetAsync(1);

        button.Adaptive!.Icon.Should().Be("3");
        button.Image!.Mobile.Should().Match<ChatButtonMobile>(mobile => mobile.OnlineImageId == "4" && mobile.OfflineImageId == "5.50");
        button.Image.Position!.X!.Value.Should().Match<Coordinate>(x => x.Value == 10 && !x.IsPercentage && x.Text == "10");
        button.Image.Position.Y!.Value.Should().Match<Coordinate>(y => y.Value == 20 && y.IsPercentage);
    }

    public void Dispose() => _log.Dispose();

    private void UseLog(LiveChatClientOptions options) => options.LoggerFactory = _log;

    private static void UseStrictJson(LiveChatClientOptions options) => options.StrictJson = true;

    private sealed class UnreadableValuesListener : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly List<string> _operations = [];

        public UnreadableValuesListener()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == LiveChatTelemetry.MeterName && instrument.Name == LiveChatTelemetry.UnreadableValues)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Record(tags));
            _listener.Start();
        }

        public IReadOnlyList<string> Operations
        {
            get
            {
                lock (_operations)
                {
                    return [.. _operations];
                }
            }
        }

        public void Dispose() => _listener.Dispose();

        private void Record(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (_operations)
            {
                _operations.Add((string)tags.ToArray().Single(tag => tag.Key == LiveChatTelemetry.OperationTag).Value!);
            }
        }
    }

    private sealed class RecordingLoggerFactory : ILoggerFactory, ILogger
    {
        public List<string> Messages { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            eventId.Should().Be(new EventId(1, "UnreadableValue"));
            logLevel.Should().Be(LogLevel.Warning);
            Messages.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
