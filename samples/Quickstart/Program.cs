using Comm100.LiveChat.Client;
using Quickstart;
using Spectre.Console;

IAnsiConsole screen = Screen.Create();
ServiceSettings settings;
try
{
    settings = ServiceSettings.FromEnvironment();
}
catch (SettingsException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}

await using Service service = await Service.StartAsync(settings);
screen.WriteLine(service.Description);

// The client can create its own handler. This one counts the requests.
var calls = new CallCounter(usesProxy: !service.Options.BaseAddress!.IsLoopback);
using var httpClient = new HttpClient(calls) { Timeout = Timeout.InfiniteTimeSpan };
using var client = new LiveChatClient(service.Options, httpClient);

var steps = new StepRunner(screen);
await new BanSteps(client.Bans, screen, service).RunAsync(steps);
await new ChatButtonSteps(client.ChatButton, screen, service).RunAsync(steps);
await new ChatSteps(client.Chats, screen, service).RunAsync(steps);

screen.WriteLine();
screen.WriteLine($"Quickstart finished: {calls.Count} calls, {steps.Failures} failures");
return steps.Failures == 0 ? 0 : 1;
