using System.Globalization;
using System.Text;
using ChatExport;
using Comm100.LiveChat.Client;

const int DefaultPagesAhead = 1;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (args.Contains("--help", StringComparer.Ordinal))
{
    Console.WriteLine(ArgumentParser.Usage);
    return 0;
}

using var signals = new StopSignals();
using var unreadableValues = new UnreadableValueLog();
Exporter? exporter = null;
try
{
    ExportArguments arguments = ArgumentParser.Parse(args);
    LiveChatClientOptions? realService = ServiceSettings.FromEnvironment();
    if (realService is not null && arguments.FakeChats is not null)
    {
        throw new ExportException("--fake-chats cannot be used with a real service. Remove --fake-chats, or LIVECHAT_BASE_ADDRESS.");
    }

    using var file = new ExportFile(arguments.Out);
    var checkpoints = new CheckpointFile(arguments.Out + ".checkpoint");
    int? fakeChats = arguments.FakeChats ?? (arguments.Resume ? checkpoints.Read()?.FakeChats : null);
    await using Service service = await Service.StartAsync(realService, fakeChats);
    service.Options.LoggerFactory = unreadableValues;
    using var client = new LiveChatClient(service.Options);
    Checkpoint start = ExportPlan.Create(arguments, file, checkpoints, service);
    Console.WriteLine(service.Description);
    exporter = new Exporter(client, file, checkpoints, start, service.Clock, arguments.PagesAhead ?? DefaultPagesAhead);
    if (!start.IsDone)
    {
        if (start.Cursor is not null)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Continuing after {start.Items} items."));
        }

        Task Export(IExportProgress progress) => exporter.RunAsync(progress, signals.Token);
        await (Console.IsOutputRedirected ? Export(new LineProgress(Console.Out)) : BarProgress.RunAsync(start, Export));
    }

    await WriteUnreadableValuesAsync(unreadableValues);
    WriteEnd(exporter.Last);
    return 0;
}
catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
{
    await WriteUnreadableValuesAsync(unreadableValues);
    await Console.Error.WriteLineAsync("Stopped. Use --resume to continue.");
    WriteEnd(exporter?.Last);
    return signals.ExitCode;
}
catch (Exception exception)
{
    // The message of an ExportException already says what to do.
    string hint = exporter is null || exception is ExportException ? "" : " The items that were exported so far are kept. Use --resume to continue.";
    await Console.Error.WriteLineAsync(exception.Message + hint);
    return 1;
}

static async Task WriteUnreadableValuesAsync(UnreadableValueLog unreadableValues)
{
    foreach (string line in unreadableValues.Lines)
    {
        await Console.Error.WriteLineAsync("Not as documented: " + line);
    }

    if (unreadableValues.Lines.Count > 0)
    {
        await Console.Error.WriteLineAsync("Values that could not be read are exported unchanged. An unpaired surrogate is replaced with U+FFFD, and a null element of a list is left out.");
    }
}

static void WriteEnd(Checkpoint? last) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"exported {last?.Items ?? 0} of {last?.KnownTotal?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}"));
