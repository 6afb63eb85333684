// Makes a client with the packed package of the fake, which brings the client; then runs each given program as a newcomer does, with three
// environment variables, against that fake.
using System.Diagnostics;
using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.Testing;

// The example of the README, and a walk over 3 pages by items and by pages.
string[] expected = ["Bans.list", "Bans.create", .. Enumerable.Repeat("Chats.list", 6)];
int failures = 0;
await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { ChatCount = 47, Now = new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero) });
IReadOnlyList<Ban> bans = await fake.CreateClient().Bans.ListAsync();
Console.WriteLine($"{(bans.Count == fake.Data.List<Ban>().Count ? "right" : "WRONG")}: CreateClient, {bans.Count} bans");
failures += bans.Count == fake.Data.List<Ban>().Count ? 0 : 1;
foreach (string program in args)
{
    fake.Reset();
    var start = new ProcessStartInfo(program.EndsWith(".exe", StringComparison.Ordinal) ? "mono" : "dotnet") { ArgumentList = { program } };
    start.Environment["LIVECHAT_BASE_ADDRESS"] = fake.BaseAddress.AbsoluteUri;
    start.Environment["LIVECHAT_EMAIL"] = fake.Email;
    start.Environment["LIVECHAT_API_KEY"] = fake.ApiKey;
    using Process process = Process.Start(start)!;
    await process.WaitForExitAsync();

    bool isRight = process.ExitCode == 0
        && fake.Requests.Select(request => request.OperationId).SequenceEqual(expected)
        && fake.Requests.All(request => request.StatusCode is >= 200 and < 300);
    Console.WriteLine($"{(isRight ? "right" : "WRONG")}: {program}, exit code {process.ExitCode}, requests: {string.Join(", ", fake.Requests)}");
    failures += isRight ? 0 : 1;
}

return failures;
