using System.Globalization;
using System.Text;
using ChatExport;
using Comm100.LiveChat.Client;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (args.Contains("--help", StringComparer.Ordinal))
{
    Console.WriteLine(ArgumentParser.Usage);
    return 0;
}

using var signals = new StopSignals();
using var mended = new MendedValues();
Exporter? exporter = null;
try
{
    ExportArguments arguments = ArgumentParser.Parse(args);
    LiveChatClientOptions? realService = ServiceSettings.FromEnvironment();
    if (realService is not null && arguments.FakeChats is not null)
    {
        throw new ExportException("--fake-chats is for the fake, and LIVECHAT_BASE_ADDRESS names a real service. Leave one of them out.");
    }

    using var file = new ExportFile(arguments.Out);
    var checkpoints = new CheckpointFile(arguments.Out + ".checkpoint");
    int? fakeChats = arguments.FakeChats ?? (arguments.Resume ? checkpoints.Read()?.FakeChats : null);
    await using Service service = await Service.StartAsync(realService, fakeChats);
    service.Options.LoggerFactory = mended;
    using var client = new LiveChatClient(service.Options);
    Checkpoint start = ExportPlan.Make(arguments, file, checkpoints, service);
    Console.WriteLine(service.Description);
    exporter = new Exporter(client, file, checkpoints, start, service.Clock);
    if (!start.IsDone)
    {
        if (start.Cursor is not null)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Going on after {start.Items} items."));
        }

        Task Export(IExportProgress progress) => exporter.RunAsync(progress, signals.Token);
        await (Console.IsOutputRedirected ? Export(new LineProgress(Console.Out)) : BarProgress.RunAsync(start, Export));
    }

    await TellMendedAsync(mended);
    TellEnd(exporter.Last);
    return 0;
}
catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
{
    await TellMendedAsync(mended);
    await Console.Error.WriteLineAsync("Stopped. Give --resume to go on.");
    TellEnd(exporter?.Last);
    return signals.ExitCode;
}
catch (Exception exception)
{
    // An ExportException says itself what to do.
    string hint = exporter is null || exception is ExportException ? "" : " What was exported so far is kept: give --resume to go on.";
    await Console.Error.WriteLineAsync(exception.Message + hint);
    return 1;
}

static async Task TellMendedAsync(MendedValues mended)
{
    foreach (string line in mended.Lines)
    {
        await Console.Error.WriteLineAsync("Not as documented: " + line);
    }

    if (mended.Lines.Count > 0)
    {
        await Console.Error.WriteLineAsync("Values that could not be read are in the file unchanged. An unpaired surrogate is U+FFFD, and a null element of a list is left out.");
    }
}

static void TellEnd(Checkpoint? last) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"exported {last?.Items ?? 0} of {last?.KnownTotal?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}"));
