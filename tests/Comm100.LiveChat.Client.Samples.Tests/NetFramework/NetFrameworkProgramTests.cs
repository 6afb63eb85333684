using System.Diagnostics;

namespace Comm100.LiveChat.Client.Samples.Tests.NetFramework;

public sealed class NetFrameworkProgramTests
{
    [NetFrameworkFact]
    public async Task The_client_lists_creates_updates_deletes_pages_and_throws_on_NET_Framework()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { ChatCount = 47, Now = new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero) });
        IReadOnlyList<Chat> chats = fake.Data.List<Chat>();
        int bans = fake.Data.List<Ban>().Count;

        var (exitCode, output, errors) = await RunAsync(fake, "2026-01-01", "2026-07-01");

        errors.Should().BeEmpty();
        output.Should().Equal(
            $"list: {bans} bans",
            $"create: ban {bans + 1} of 203.0.113.9",
            "update: Sends spam again",
            $"delete: ban {bans + 1}",
            $"enumerate: 47 chats, {chats.Sum(chat => chat.ChatTranscript?.Count ?? 0)} messages",
            "error: 404 404001, LiveChatNotFoundException");
        exitCode.Should().Be(0);
        fake.Requests.Select(request => request.OperationId).Should().Equal(
            "Bans.list", "Bans.create", "Bans.update", "Bans.delete", "Chats.list", "Chats.list", "Chats.list", "Bans.get");
    }

    private static async Task<(int ExitCode, string[] Output, string Errors)> RunAsync(LiveChatFake fake, params string[] window)
    {
        string[] command = Tools.Mono is null ? [Tools.NetFrameworkProgram] : [Tools.Mono, Tools.NetFrameworkProgram];
        using Process process = Programs.Start(command[0], [.. command[1..], fake.BaseAddress.AbsoluteUri, fake.Email, fake.ApiKey, .. window]);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output.Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries), await errors);
    }
}
