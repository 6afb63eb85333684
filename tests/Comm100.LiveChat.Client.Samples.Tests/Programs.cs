using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Comm100.LiveChat.Client.Samples.Tests;

/// <summary>Starts programs with their output in pipes.</summary>
internal static class Programs
{
    /// <summary>The command of .NET that runs these tests.</summary>
    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Gets the path of the assembly of a sample, which is beside the tests.</summary>
    public static string GetSample(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");

    public static ProcessStartInfo CreateStartInfo(string program, IEnumerable<string> arguments) => new(program, arguments)
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,

        // The programs run for about a second, too briefly to gain from optimization at run time. The delay is in milliseconds, as a hexadecimal number.
        Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_TC_CallCountingDelayMs"] = "1000" },
    };

    public static Process Start(string program, IEnumerable<string> arguments) => Process.Start(CreateStartInfo(program, arguments))!;

    /// <summary>Sends a signal, such as INT for Ctrl+C.</summary>
    public static async Task SendSignalAsync(Process process, string signal)
    {
        using Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
