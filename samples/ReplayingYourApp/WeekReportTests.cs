using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.Testing;

namespace ReplayingYourApp;

/// <summary>
/// Tests of a class of yours against what a service once answered. The files in <c>Recordings/week</c> were made by <see cref="A_recording_replays_as_the_service_answered"/> from a fake that answers as running
/// services were seen to. Recorded from your account they look the same: no name, address or text of a visitor is in them.
/// </summary>
public sealed class WeekReportTests
{
    /// <summary>Set this to a folder, and the recording is kept there.</summary>
    private const string KeepVariable = "REPLAYINGYOURAPP_RECORD_TO";

    // The week that was recorded. The application asks for it by its clock.
    private static readonly DateTimeOffset s_now = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_week_is_counted_from_a_recording()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Recording = Path.Combine(AppContext.BaseDirectory, "Recordings", "week") });

        WeekFigures figures = await new WeekReport(fake.CreateClient(), new StoppedClock(s_now)).CountAsync();

        Assert.Equal(55, figures.Chats);
        Assert.Equal(55, figures.ChatsOfDepartments.Values.Sum());
        Assert.NotEqual(0, figures.ReturningVisitors);
    }

    [Fact]
    public async Task A_request_that_was_not_recorded_says_what_to_do()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Recording = Path.Combine(AppContext.BaseDirectory, "Recordings", "week") });
        LiveChatClient client = fake.CreateClient(options => options.Retries.MaxAttempts = 1);

        LiveChatApiException exception = await Assert.ThrowsAnyAsync<LiveChatApiException>(() => client.Bans.ListAsync());

        Assert.Equal(501, (int)exception.StatusCode);
        Assert.Contains("has this request: GET /api/v1/livechat/bans. It has Chats.list, Departments.list.", exception.ServiceMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_replays_as_the_service_answered()
    {
        string parent = Directory.CreateTempSubdirectory("replaying-").FullName;
        string folder = Environment.GetEnvironmentVariable(KeepVariable) is { Length: > 0 } kept ? kept : Path.Combine(parent, "week");
        try
        {
            // In place of the fake, the base address and the credential of a real account.
            await using LiveChatFake service = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = s_now, Style = FakeWireStyle.Observed });
            WeekFigures live;
            await using (LiveChatRecorder recorder = await LiveChatFake.RecordAsync(service.BaseAddress, folder))
            {
                using var client = new LiveChatClient(recorder.BaseAddress, service.Credential);
                live = await new WeekReport(client, new StoppedClock(s_now)).CountAsync();
            }

            await using LiveChatFake replay = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Recording = folder });
            WeekFigures replayed = await new WeekReport(replay.CreateClient(), new StoppedClock(s_now)).CountAsync();

            Assert.Equal(live.Chats, replayed.Chats);
            Assert.Equal(live.ChatsOfDepartments, replayed.ChatsOfDepartments);
            Assert.Equal(live.ReturningVisitors, replayed.ReturningVisitors);
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
