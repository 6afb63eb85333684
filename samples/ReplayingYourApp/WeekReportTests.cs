using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.Testing;

namespace ReplayingYourApp;

/// <summary>
/// Tests a class of your application with recorded responses of the service. <see cref="A_recording_replays_the_responses_of_the_service"/> created the
/// files in <c>Recordings/week</c> from a fake that responds like running services. A recording from your account has the same form: it contains no
/// names, addresses or messages of visitors.
/// </summary>
public sealed class WeekReportTests
{
    /// <summary>The environment variable with the folder to keep the recording in.</summary>
    private const string FolderVariable = "REPLAYINGYOURAPP_RECORD_TO";

    // The end of the recorded week. The application requests the week before the time of its clock.
    private static readonly DateTimeOffset s_now = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_chats_of_a_week_are_counted_from_a_recording()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { RecordingFolder = Path.Combine(AppContext.BaseDirectory, "Recordings", "week") });

        WeekFigures figures = await new WeekReport(fake.CreateClient(), new FixedTimeProvider(s_now)).CountAsync();

        Assert.Equal(55, figures.Chats);
        Assert.Equal(55, figures.ChatsByDepartment.Values.Sum());
        Assert.NotEqual(0, figures.ReturningVisitors);
    }

    [Fact]
    public async Task A_request_without_a_recording_fails_with_a_clear_message()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { RecordingFolder = Path.Combine(AppContext.BaseDirectory, "Recordings", "week") });
        LiveChatClient client = fake.CreateClient(options => options.Retries.MaxAttempts = 1);

        LiveChatApiException exception = await Assert.ThrowsAnyAsync<LiveChatApiException>(() => client.Bans.ListAsync());

        Assert.Equal(501, (int)exception.StatusCode);
        Assert.Contains("does not contain this request: GET /api/v1/livechat/bans. It contains Chats.list, Departments.list.", exception.ServiceMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_replays_the_responses_of_the_service()
    {
        string parent = Directory.CreateTempSubdirectory("replaying-").FullName;
        string folder = Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } selected ? selected : Path.Combine(parent, "week");
        try
        {
            // To record from a real account, use its base address and credential instead of this fake.
            await using LiveChatFake service = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = s_now, Style = FakeWireStyle.Observed });
            WeekFigures live;
            await using (LiveChatRecorder recorder = await LiveChatFake.RecordAsync(service.BaseAddress, folder))
            {
                using var client = new LiveChatClient(recorder.BaseAddress, service.Credential);
                live = await new WeekReport(client, new FixedTimeProvider(s_now)).CountAsync();
            }

            await using LiveChatFake replay = await LiveChatFake.StartAsync(new LiveChatFakeOptions { RecordingFolder = folder });
            WeekFigures replayed = await new WeekReport(replay.CreateClient(), new FixedTimeProvider(s_now)).CountAsync();

            Assert.Equal(live.Chats, replayed.Chats);
            Assert.Equal(live.ChatsByDepartment, replayed.ChatsByDepartment);
            Assert.Equal(live.ReturningVisitors, replayed.ReturningVisitors);
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    private sealed class FixedTimeProvider(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
