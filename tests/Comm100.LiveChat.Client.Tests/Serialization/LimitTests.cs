using System.Text;
using System.Text.Json;
using Comm100.LiveChat.Client.Tests.Errors;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Tests the limits of times, numbers, nesting and lengths.</summary>
public sealed class LimitTests : JsonTest
{
    [Theory]
    [InlineData(-14)]
    [InlineData(0)]
    [InlineData(14)]
    public async Task A_query_from_the_minimum_to_the_maximum_time_is_sent(int hours)
    {
        var query = new ChatQuery(DateTimeOffset.MinValue, DateTimeOffset.MaxValue) { TimeZone = TimeSpan.FromHours(hours) };
        Respond("Chats.list", 200, """{"total":0,"chats":[]}""");

        await Client.Chats.GetPageAsync(query);

        LastRequest.Query["timeFrom"][0].Should().StartWith("0001-01-01T");
        LastRequest.Query["timeTo"][0].Should().StartWith("9999-12-31T");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public async Task A_number_that_is_not_finite_is_rejected(double number)
    {
        FluentActions.Invoking(() => Coordinate.FromNumber(number)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Coordinate.FromPercentage(number)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => { Coordinate coordinate = number; return coordinate; }).Should().Throw<ArgumentOutOfRangeException>();

        var invitation = new AutoInvitation { InvitationWindow = new InvitationWindow { Popup = new InvitationWindowPopup { CloseFrame = new InvitationWindowFrame { Width = number } } } };
        (await FluentActions.Awaiting(() => Client.Invitation.UpdateAutoAsync(1, 1, invitation)).Should().ThrowAsync<ArgumentException>())
            .WithMessage("*'invitationWindow.popup.closeFrame.width'*");
        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1E+999")]
    [InlineData("0.1000")]
    [InlineData("10")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("\"NaN\"")]
    public async Task A_coordinate_is_written_back_unchanged(string number)
    {
        string json = $$$$"""{"image":{"position":{"x":{{{{number}}}},"y":"20%"}}}""";

        ChatButton button = await ReadAsync<ChatButton>("ChatButton.get", json);

        Reports.Should().BeEmpty();
        (await WriteAsync("ChatButton.update", button)).Should().Be(json);
    }

    [Fact]
    public void A_coordinate_that_is_not_a_finite_number_has_no_value()
    {
        new Coordinate("NaN").Value.Should().BeNull();
        new Coordinate("1e999").Value.Should().BeNull();
        new Coordinate("Infinity%").Value.Should().BeNull();
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"1e400\"")]
    public async Task A_number_that_is_not_finite_is_null_and_written_back_unchanged(string number)
    {
        string json = $$$$$"""{"invitationWindow":{"popup":{"messageFrame":{"x":{{{{{number}}}}},"y":"1.5"}}}}""";

        AutoInvitation invitation = await ReadAsync<AutoInvitation>("Invitation.getAuto", json);

        invitation.InvitationWindow!.Popup!.MessageFrame.Should().Match<InvitationWindowFrame>(frame => frame.X == null && frame.Y == 1.5);
        Reports.Should().ContainSingle();
        (await WriteAsync("Invitation.updateAuto", invitation)).Should().Contain($"\"x\":{number}");
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("99999999999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("-0")]
    public async Task A_number_in_an_unknown_field_is_written_back_unchanged(string number)
    {
        Ban ban = await ReadAsync<Ban>("Bans.get", $$"""{"added":{{number}}}""");

        (await WriteAsync("Bans.update", ban)).Should().Be($$"""{"added":{{number}}}""");
        JsonSerializer.Serialize(ban, LiveChatModelJson.TypeInfo<Ban>()).Should().Be($$"""{"added":{{number}}}""");
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, true)]
    [InlineData(65, true)]
    [InlineData(999, true)]
    [InlineData(1000, false)]
    [InlineData(200_000, false)]
    public async Task Deep_nesting_does_not_affect_other_fields(int levels, bool isKept)
    {
        string deep = new string('[', levels) + new string(']', levels);
        (string Operation, string Json)[] responses =
        [
            ("Bans.get", $$"""{"deep":{{deep}},"comment":"c"}"""),
            ("Bans.get", $$"""{"visitorId":{{deep}},"comment":"c"}"""),
        ];
        foreach ((string operation, string json) in responses)
        {
            Ban ban = await ReadAsync<Ban>(operation, json);

            ban.Comment.Should().Be("c");
            Reports.Where(report => report.Contains("deeper", StringComparison.Ordinal)).Should().Equal(isKept ? [] : ["$: expected a value with a depth of at most 1000, found a deeper value"]);
            (ban.AdditionalProperties?.Count == 1).Should().Be(isKept);
            if (isKept)
            {
                AssertJson(await WriteAsync("Bans.update", ban), json);
            }
        }

        Respond("Bans.update", 400, $$"""{"trace":{{deep}},"code":400000,"message":"bad"}""");
        Exception? exception = await Record.ExceptionAsync(() => Client.Bans.UpdateAsync(1, new Ban()));
        exception.Should().BeOfType<LiveChatValidationException>().Which.ServiceMessage.Should().Be(levels < 20_000 ? "bad" : null, "at most 64 KiB of an error body are read");
    }

    [Theory]
    [InlineData("Departments.get", """{"agents":[{"id":{{deep}},"name":"Ann"}]}""", "found an array")]
    [InlineData("VisitorSegmentations.get", """{"notification":{"agents":{{deep}}}}""", "found a deeper value")]
    [InlineData("ChatButton.get", """{"allowedDomains":["a",{{deep}}]}""", "found an array")]
    public async Task Deep_nesting_in_a_field_of_another_type_is_read_and_reported(string operation, string template, string found)
    {
        foreach (int levels in (int[])[100, 5000])
        {
            string json = template.Replace("{{deep}}", new string('[', levels) + new string(']', levels), StringComparison.Ordinal);

            int before = Reports.Count;
            (await ReadAsync<object>(operation, json)).Should().NotBeNull();
            Reports.Count.Should().BeGreaterThan(before);
            if (levels > 1000)
            {
                Reports[^1].Should().EndWith(found);
            }
        }
    }

    [Fact]
    public async Task The_exception_for_a_response_that_is_too_long_contains_the_option_and_its_value()
    {
        LiveChatClient client = CreateClient(options => options.MaxResponseBytes = 10);
        Respond("Bans.get", 200, """{"comment":"longer"}""");

        (await Failure.OfAsync<LiveChatSerializationException>(() => client.Bans.GetAsync(7))).Message.Should().Contain("10 bytes that LiveChatClientOptions.MaxResponseBytes allows");
        new LiveChatClientOptions().MaxResponseBytes.Should().Be(64 * 1024 * 1024);
    }

    [Theory]
    [InlineData(100, 100, "$[99]: expected an object, found null")]
    [InlineData(250, 101, "$: 150 more values are not listed")]
    public async Task At_most_100_locations_are_reported_and_the_others_are_counted(int values, int reports, string last)
    {
        string body = "[" + string.Join(',', Enumerable.Repeat("null", values)) + "]";

        (await ReadAsync<IReadOnlyList<Ban>>("Bans.list", body)).Should().BeEmpty();

        Reports.Should().HaveCount(reports);
        Reports[^1].Should().Be(last);
    }

    [Fact]
    public async Task Lenient_reading_stops_when_the_caller_cancels()
    {
        byte[] body = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("""{"comment":{}}""", 50_000)) + "]");
        using var cancellation = new CancellationTokenSource();
        using var handler = new CancellingHandler(body, cancellation);
        using var httpClient = new HttpClient(handler);
        using var client = new LiveChatClient(new LiveChatClientOptions { BaseAddress = new Uri("https://hosted.example.com"), Credential = LiveChatCredential.BearerToken("token") }, httpClient);

        OperationCanceledException exception = (await FluentActions.Awaiting(() => client.Bans.ListAsync(cancellation.Token)).Should().ThrowAsync<OperationCanceledException>()).Which;

        exception.CancellationToken.Should().Be(cancellation.Token);
    }

    /// <summary>Cancels at the end of the body, so that only the deserialization remains.</summary>
    private sealed class CancellingHandler(byte[] body, CancellationTokenSource cancellation) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new CancellingStream(body, cancellation)), RequestMessage = request });
    }

    private sealed class CancellingStream(byte[] body, CancellationTokenSource cancellation) : MemoryStream(body)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = Read(buffer.Span);
            if (read == 0)
            {
                cancellation.Cancel();
            }

            return ValueTask.FromResult(read);
        }
    }

    [Fact]
    public async Task A_notification_string_that_exceeds_the_maximum_depth_is_kept_as_a_string()
    {
        // Without the limit, this takes minutes.
        string text = "{\"agents\":" + new string('[', 1_000_000) + new string(']', 1_000_000) + "}";

        VisitorSegmentation segment = await ReadAsync<VisitorSegmentation>("VisitorSegmentations.get", "{\"notification\":" + JsonSerializer.Serialize(text) + "}");

        segment.Notification!.ToString().Should().Be(text);
        Reports.Should().ContainSingle();
    }
}
