// Creates a client with the package of the fake, which depends on the client. Then runs each program in the arguments against the fake, with three
// environment variables, as a new user does. A program without a file extension is a native program.
using System.Diagnostics;
using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.Testing;

// The example of the README, and an enumeration of 3 pages by items and by pages.
string[] expectedOfExamples = ["Departments.list", "Bans.list", .. Enumerable.Repeat("Chats.list", 6)];
string[] expectedOfOneGroup = ["Bans.list", "Bans.create", "Bans.update", "Bans.delete"];
string[] expectedOfAllGroups = [.. expectedOfOneGroup, "ChatButton.get", "ChatButton.update", .. Enumerable.Repeat("Chats.list", 3)];
int failures = 0;
await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { ChatCount = 47, Now = new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero) });
IReadOnlyList<Ban> bans = await fake.CreateClient().Bans.ListAsync();
bool isComplete = bans.Count == fake.Data.List<Ban>().Count;
Console.WriteLine($"{(isComplete ? "passed" : "failed")}: CreateClient, {bans.Count} bans");
failures += isComplete ? 0 : 1;
foreach (string program in args)
{
    string[] expected = Path.GetFileNameWithoutExtension(program) switch
    {
        "AspNetCore" => ["CustomVariables.list"],
        "NativeAllGroups" => expectedOfAllGroups,
        "NativeOneGroup" => expectedOfOneGroup,
        _ => expectedOfExamples,
    };
    fake.Reset();
    ProcessStartInfo start = Path.GetExtension(program) switch
    {
        "" => new ProcessStartInfo(program),
        ".exe" => new ProcessStartInfo("mono", [program]),
        _ => new ProcessStartInfo("dotnet", [program]),
    };
    start.Environment["LIVECHAT_BASE_ADDRESS"] = fake.BaseAddress.AbsoluteUri;
    start.Environment["LIVECHAT_EMAIL"] = fake.Email;
    start.Environment["LIVECHAT_API_KEY"] = fake.ApiKey;
    using Process process = Process.Start(start)!;
    await process.WaitForExitAsync();

    bool isPassed = process.ExitCode == 0
        && fake.Requests.Select(request => request.OperationId).SequenceEqual(expected)
        && fake.Requests.All(request => request.StatusCode is >= 200 and < 300);
    Console.WriteLine($"{(isPassed ? "passed" : "failed")}: {program}, exit code {process.ExitCode}, requests: {string.Join(", ", fake.Requests)}");
    failures += isPassed ? 0 : 1;
}

return failures;
