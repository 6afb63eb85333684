using System.Reflection;
using System.Runtime.CompilerServices;

namespace Comm100.LiveChat.Client.Samples.Tests;

/// <summary>Finds the programs that some tests use.</summary>
internal static class Tools
{
    public const string ChromiumVariable = "LIVECHAT_CHROMIUM";

    public static string? Chromium { get; } = Environment.GetEnvironmentVariable(ChromiumVariable) is { Length: > 0 } named
        ? named
        : Find("chromium") ?? Find("chromium-browser") ?? Find("google-chrome");

    public static string? Mono { get; } = Find("mono");

    /// <summary>The sample for .NET Framework, which is built with these tests.</summary>
    public static string NetFrameworkProgram { get; } =
        typeof(Tools).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == nameof(NetFrameworkProgram)).Value!;

    /// <summary>Returns a test name with the reason, because the output of "dotnet test" does not contain the reason of a skipped test.</summary>
    public static string GetSkippedName(string test, string reason) => $"{test} (skipped: {reason})";

    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => (string[])[Path.Combine(folder, program), Path.Combine(folder, program + ".exe")])
        .FirstOrDefault(File.Exists);
}

/// <summary>A fact that is skipped if Chromium is not installed.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute([CallerMemberName] string test = "")
    {
        if (Tools.Chromium is null)
        {
            Skip = $"Chromium is not installed. Run .ci/install-test-tools --install, or set its path in {Tools.ChromiumVariable}.";
            DisplayName = Tools.GetSkippedName(test, Skip);
        }
    }
}

/// <summary>A theory that is skipped if bash or curl is missing.</summary>
internal sealed class CurlTheoryAttribute : TheoryAttribute
{
    public CurlTheoryAttribute([CallerMemberName] string test = "")
    {
        if (Tools.Find("bash") is null || Tools.Find("curl") is null)
        {
            Skip = "The script requires bash and curl.";
            DisplayName = Tools.GetSkippedName(test, Skip);
        }
    }
}

/// <summary>A theory that is skipped if the system has no signals.</summary>
internal sealed class SignalTheoryAttribute : TheoryAttribute
{
    public SignalTheoryAttribute([CallerMemberName] string test = "")
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows does not support signals between processes.";
            DisplayName = Tools.GetSkippedName(test, Skip);
        }
    }
}

/// <summary>A fact that is skipped if files have no Unix permissions.</summary>
internal sealed class FileModeFactAttribute : FactAttribute
{
    public FileModeFactAttribute([CallerMemberName] string test = "")
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Files on Windows have no Unix permissions.";
            DisplayName = Tools.GetSkippedName(test, Skip);
        }
    }
}

/// <summary>A fact that is skipped if there is neither Mono nor .NET Framework itself.</summary>
internal sealed class NetFrameworkFactAttribute : FactAttribute
{
    public NetFrameworkFactAttribute([CallerMemberName] string test = "")
    {
        if (!OperatingSystem.IsWindows() && Tools.Mono is null)
        {
            Skip = "Mono is not installed. Run .ci/install-test-tools --install, or install the packages that it names.";
            DisplayName = Tools.GetSkippedName(test, Skip);
        }
    }
}
