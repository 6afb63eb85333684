using Comm100.LiveChat.Client;

namespace WorkerService;

/// <summary>Logs the number of chats of yesterday for each account, at the start and then once a day.</summary>
internal sealed partial class ChatCounter(IServiceProvider services, TimeProvider time, ILogger<ChatCounter> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), time);
        do
        {
            foreach (string account in Accounts.All)
            {
                await CountAsync(account, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CountAsync(string account, CancellationToken cancellationToken)
    {
        // Each account is a client of its own, registered with its name.
        IChatsApi chats = services.GetRequiredKeyedService<IChatsApi>(account);
        DateTime today = time.GetLocalNow().Date;
        try
        {
            ChatPage page = await chats.GetPageAsync(new ChatQuery(new DateTimeOffset(today.AddDays(-1)), new DateTimeOffset(today)) { PageSize = 1 }, cancellationToken);
            LogChats(account, page.Total);
        }
        catch (LiveChatException exception)
        {
            // The other account and the next day are not affected. The message contains no secret.
            LogFailure(account, exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {Account}: {Count} chats yesterday")]
    private partial void LogChats(string account, long? count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Account {Account}: could not count the chats. {Problem}")]
    private partial void LogFailure(string account, string problem);
}
