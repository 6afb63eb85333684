using System.Text;
using Comm100.LiveChat.Client.Testing;
using FakeServer;
using FakeServer.Export;
using Microsoft.AspNetCore.Builder;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (args.Contains("--help", StringComparer.Ordinal))
{
    Console.WriteLine(ArgumentParser.Usage);
    return 0;
}

try
{
    ServerArguments arguments = ArgumentParser.Parse(args);
    LiveChatFakeOptions options = FakeOptions.Create(arguments);
    if (arguments.ExportWireMock is { } folder)
    {
        Console.WriteLine(await WireMockExport.WriteAsync(options, folder));
        return 0;
    }

    using var signals = new StopSignals();
    var endpoints = new ServerEndpoints();
    options.OtherPathsHandler = endpoints.ServeAsync;
    options.ConfigureServer = settings =>
    {
        settings.StartAdminInterface = arguments.IsAdminEnabled;
        settings.PreWireMockMiddlewareInit = builder => CrossOriginProtection.Use((IApplicationBuilder)builder);
    };
    await using LiveChatFake fake = await LiveChatFake.StartAsync(options);
    endpoints.SetFake(fake);
    Console.WriteLine($"base address: {fake.BaseAddress}");
    Console.WriteLine($"email: {fake.Email}");
    Console.WriteLine($"api key: {fake.ApiKey}");
    await signals.Signal;
    return 0;
}
catch (UsageException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
