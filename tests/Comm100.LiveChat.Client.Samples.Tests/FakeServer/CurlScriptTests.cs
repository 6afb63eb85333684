using System.Diagnostics;

namespace Comm100.LiveChat.Client.Samples.Tests.FakeServer;

/// <summary>Calls all operations with a script that does not use .NET.</summary>
public sealed class CurlScriptTests
{
    [CurlTheory]
    [InlineData("documented")]
    [InlineData("observed")]
    public async Task A_curl_script_calls_all_operations(string style)
    {
        using ServerProcess server = await ServerProcess.StartAsync("--style", style, "--now", "2026-06-30T12:00:00Z");
        using Process script = Programs.Start("bash", [Path.Combine(AppContext.BaseDirectory, "call-operations.sh"), server.BaseAddress.ToString(), server.Email, server.ApiKey, style]);
        Task<string> errors = script.StandardError.ReadToEndAsync();
        string[] lines = (await script.StandardOutput.ReadToEndAsync()).TrimEnd().Split('\n');
        await script.WaitForExitAsync();

        lines[..^1].Should().Equal(ApiContract.Operations.Select(operation => "ok " + operation.Id), await errors);
        lines[^1].Should().Be("92 operations, 0 failures");
        script.ExitCode.Should().Be(0);
    }
}
