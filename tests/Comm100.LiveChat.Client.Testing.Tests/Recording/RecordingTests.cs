using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests.Recording;

/// <summary>Records and replays the responses of a fake.</summary>
public sealed class RecordingTests : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("livechat-recording-").FullName, "recording");
    private LiveChatFake _service = null!;
    private LiveChatRecorder _recorder = null!;
    private LiveChatClient _client = null!;

    public async Task InitializeAsync()
    {
        _service = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = FixedTime.Now, Style = FakeWireStyle.Observed });
        _recorder = await LiveChatFake.RecordAsync(_service.BaseAddress, _folder);
        _client = CreateClient(_recorder.BaseAddress, _service.Credential);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _recorder.DisposeAsync();
        await _service.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);
    }

    [Fact]
    public async Task The_recorder_forwards_requests_and_responses()
    {
        IReadOnlyList<Ban> bans = await _client.Bans.ListAsync();

        bans.Select(ban => (ban.Id, ban.IpAddress, ban.Comment)).Should().Equal((await _service.CreateClient().Bans.ListAsync()).Select(ban => (ban.Id, ban.IpAddress, ban.Comment)));
        _service.Requests[0].Headers["Authorization"].Should().StartWith("Basic ");
        _recorder.Count.Should().Be(1);
        Directory.GetFiles(_folder).Should().ContainSingle().Which.Should().EndWith("0001-Bans.list.json");
    }

    [Fact]
    public async Task A_replay_returns_the_same_responses_with_replaced_names()
    {
        IReadOnlyList<Ban> bans = await _client.Bans.ListAsync();
        ChatPage page = await _client.Chats.GetPageAsync(Query(0));
        Chat[] chats = [.. page.Chats!];
        Chat chat = await _client.Chats.GetAsync(chats[0].Id!.Value);
        await using LiveChatFake replay = await ReplayAsync();
        LiveChatClient client = replay.CreateClient();

        IReadOnlyList<Ban> replayedBans = await client.Bans.ListAsync();
        ChatPage replayedPage = await client.Chats.GetPageAsync(Query(0));
        Chat replayedChat = await client.Chats.GetAsync(chats[0].Id!.Value);

        replayedBans.Select(ban => (ban.Id, ban.Type)).Should().Equal(bans.Select(ban => (ban.Id, ban.Type)));
        replayedPage.Total.Should().Be(page.Total);
        Chat[] replayedChats = [.. replayedPage.Chats!];
        replayedChats.Select(item => (item.Id, item.RequestTime, item.Department)).Should().Equal(chats.Select(item => (item.Id, item.RequestTime, item.Department)));
        replayedChats.Select(item => item.Name).Should().OnlyContain(name => name!.StartsWith("Person "));
        replayedChat.Name.Should().Be(replayedChats[0].Name, "equal originals must have equal replacements");
        replayedChat.Email.Should().Be(replayedChats[0].Email).And.EndWith("@example.com");
        chat.Name.Should().NotBe(replayedChat.Name);

        // A person with two chats must still have two chats.
        replayedChats.GroupBy(item => item.Name).Select(group => group.Count()).Should().Equal(chats.GroupBy(item => item.Name).Select(group => group.Count()));
        replay.Requests.ShouldHaveReceivedExactly("Bans.list", "Chats.list", "Chats.get");
    }

    [Fact]
    public async Task A_replay_distinguishes_pages()
    {
        ChatPage[] pages = [await _client.Chats.GetPageAsync(Query(0)), await _client.Chats.GetPageAsync(Query(1)), await _client.Chats.GetPageAsync(Query(null))];
        await using LiveChatFake replay = await ReplayAsync();
        LiveChatClient client = replay.CreateClient();

        foreach ((int? index, ChatPage page) in new int?[] { 0, 1, null }.Zip(pages))
        {
            (await client.Chats.GetPageAsync(Query(index))).Chats!.Select(item => item.Id).Should().Equal(page.Chats!.Select(item => item.Id));
        }

        await FluentActions.Awaiting(() => client.Chats.GetPageAsync(Query(2))).Should().ThrowAsync<LiveChatApiException>();
    }

    [Fact]
    public async Task Responses_to_the_same_request_are_replayed_in_order()
    {
        int before = (await _client.Bans.ListAsync()).Count;
        Ban created = await _client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.77", Comment = "Rude" });
        int between = (await _client.Bans.ListAsync()).Count;
        await _client.Bans.DeleteAsync(created.Id!.Value);
        int after = (await _client.Bans.ListAsync()).Count;
        await using LiveChatFake replay = await ReplayAsync();
        LiveChatClient client = replay.CreateClient();

        for (int round = 0; round < 2; round++)
        {
            (await client.Bans.ListAsync()).Should().HaveCount(before);

            // The application sends the original values; the replaced values match anything.
            (await client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.77", Comment = "Rude" })).Id.Should().Be(created.Id);
            (await client.Bans.ListAsync()).Should().HaveCount(between);
            await client.Bans.DeleteAsync(created.Id.Value);
            (await client.Bans.ListAsync()).Should().HaveCount(after);
            (await client.Bans.ListAsync()).Should().HaveCount(after, "the last response is repeated");
            replay.Reset();
        }

        (before, between, after).Should().Be((3, 4, 3));
    }

    [Fact]
    public async Task A_request_with_another_body_does_not_match()
    {
        await _client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.77" });
        await using LiveChatFake replay = await ReplayAsync();

        await FluentActions.Awaiting(() => replay.CreateClient().Bans.CreateAsync(new Ban { Type = BanType.Visitor, VisitorId = "7", IpAddress = "203.0.113.77" })).Should().ThrowAsync<LiveChatApiException>();
    }

    [Fact]
    public async Task A_request_that_is_not_in_the_recording_is_reported()
    {
        await _client.Bans.GetAsync(1);
        await using LiveChatFake replay = await ReplayAsync();
        using var call = new RawClient(replay);

        RawResponse sameOperation = await call.Get("bans/2");
        RawResponse other = await call.Get("chats?timeFrom=2026-06-01T00:00:00&timeTo=2026-06-02T00:00:00");

        sameOperation.Status.Should().Be(HttpStatusCode.NotImplemented);
        sameOperation.Message.Should().Match($"The recording in '{_folder}' does not contain this request: GET /api/v1/livechat/bans/2. For Bans.get, it contains: GET /api/v1/livechat/bans/1. Record it with *");
        other.Message.Should().Contain("GET /api/v1/livechat/chats?timeFrom=2026-06-01T00:00:00&timeTo=2026-06-02T00:00:00. It contains Bans.get.");
        replay.Requests.Select(request => request.StatusCode).Should().Equal(501, 501);
    }

    [Fact]
    public async Task Errors_are_recorded_and_faults_apply_to_a_replay()
    {
        await FluentActions.Awaiting(() => _client.Bans.GetAsync(4711)).Should().ThrowAsync<LiveChatNotFoundException>();
        await using LiveChatFake replay = await ReplayAsync();
        LiveChatClient client = replay.CreateClient(options => options.Retries.MaxAttempts = 1);

        await FluentActions.Awaiting(() => client.Bans.GetAsync(4711)).Should().ThrowAsync<LiveChatNotFoundException>();
        replay.Faults.On("Bans.get").Reset();
        await FluentActions.Awaiting(() => client.Bans.GetAsync(4711)).Should().ThrowAsync<LiveChatConnectionException>();
    }

    [Fact]
    public async Task A_sign_in_is_recorded_without_secrets()
    {
        LiveChatCredential password = LiveChatCredential.OAuthPassword(_service.Email, _service.Password);
        using (LiveChatClient client = CreateClient(_recorder.BaseAddress, password))
        {
            await client.Bans.ListAsync();
        }

        ReadAllFiles().Should().NotContain(_service.Password).And.NotContain("fake-issued").And.NotContain("fake-refresh");
        await using LiveChatFake replay = await ReplayAsync();
        using LiveChatClient replayed = CreateClient(replay.BaseAddress, password);
        (await replayed.Bans.ListAsync()).Should().HaveCount(3);
    }

    [Fact]
    public async Task The_data_of_a_replay_ends_at_the_last_recorded_response()
    {
        await _client.Bans.ListAsync();
        await using LiveChatFake replay = await ReplayAsync();

        replay.Now.Should().BeCloseTo(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(5));
        DateTimeOffset recorded = JsonDocument.Parse(await File.ReadAllTextAsync(Directory.GetFiles(_folder)[0])).RootElement.GetProperty("UpdatedAt").GetDateTimeOffset();
        replay.Now.Should().Be(recorded);
    }

    [Fact]
    public async Task WireMock_can_read_the_files_without_the_fake()
    {
        IReadOnlyList<Ban> bans = await _client.Bans.ListAsync();
        using var server = global::WireMock.Server.WireMockServer.Start();
        server.ReadStaticMappings(_folder);
        using var http = new HttpClient();

        string text = await http.GetStringAsync(new Uri(server.Url + "/api/v1/livechat/bans"));

        JsonNode.Parse(text)!.AsArray().Should().HaveSameCount(bans);
    }

    [Fact]
    public async Task Recording_into_a_folder_that_is_not_empty_is_rejected()
    {
        await _client.Bans.ListAsync();

        await FluentActions.Awaiting(() => LiveChatFake.RecordAsync(_service.BaseAddress, _folder)).Should().ThrowAsync<IOException>().WithMessage("*not empty*");
        await FluentActions.Awaiting(() => LiveChatFake.RecordAsync(new Uri("ftp://example.com/"), _folder + "-2")).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task An_invalid_recording_is_reported_at_the_start()
    {
        await FluentActions.Awaiting(ReplayAsync).Should().ThrowAsync<ArgumentException>().WithMessage("*has none*RecordAsync*");
        await File.WriteAllTextAsync(Path.Combine(_folder, "bad.json"), """{"request":{}}""");
        await FluentActions.Awaiting(ReplayAsync).Should().ThrowAsync<ArgumentException>().WithMessage("*bad.json' is not a mapping*");
    }

    [Fact]
    public async Task An_unreachable_service_is_reported_and_not_recorded()
    {
        using var closed = new ClosedPort();
        await using LiveChatRecorder recorder = await LiveChatFake.RecordAsync(closed.BaseAddress, _folder);
        using var http = new HttpClient();

        using HttpResponseMessage response = await http.GetAsync(new Uri(recorder.BaseAddress, "api/v1/livechat/bans"));

        response.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        (await response.Content.ReadAsStringAsync()).Should().Contain("cannot reach the service");
        recorder.Count.Should().Be(0);
    }

    private static LiveChatClient CreateClient(Uri address, LiveChatCredential credential)
    {
        var options = new LiveChatClientOptions { BaseAddress = address, Credential = credential };
        options.Retries.MaxAttempts = 1;
        return new LiveChatClient(options);
    }

    private static ChatQuery Query(int? page) => new(FixedTime.Now.AddDays(-30), FixedTime.Now) { PageSize = 100, PageIndex = page };

    private Task<LiveChatFake> ReplayAsync() => LiveChatFake.StartAsync(new LiveChatFakeOptions { RecordingFolder = _folder });

    private string ReadAllFiles() => string.Concat(Directory.GetFiles(_folder).Select(File.ReadAllText));
}
