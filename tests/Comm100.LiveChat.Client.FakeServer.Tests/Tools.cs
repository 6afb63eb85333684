using System.Runtime.CompilerServices;

namespace Comm100.LiveChat.Client.FakeServer.Tests;

/// <summary>The programs that some tests use, found on the path.</summary>
internal static class Tools
{
    public const string ChromiumVariable = "LIVECHAT_CHROMIUM";

    public static string? Chromium { get; } = Environment.GetEnvironmentVariable(ChromiumVariable) is { Length: > 0 } named
        ? named
        : Find("chromium") ?? Find("chromium-browser") ?? Find("google-chrome");

    /// <summary>The output of "dotnet test" names a skipped test without its reason, so the name says it.</summary>
    public static string NameOfSkipped(string test, string reason) => $"{test} (skipped: {reason})";

    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => (string[])[Path.Combine(folder, program), Path.Combine(folder, program + ".exe")])
        .FirstOrDefault(File.Exists);
}

/// <summary>A fact that is skipped where no Chromium is installed.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute([CallerMemberName] string test = "")
    {
        if (Tools.Chromium is null)
        {
            Skip = $"Chromium is not there: run .ci/install-test-tools --install, or name it in {Tools.ChromiumVariable}.";
            DisplayName = Tools.NameOfSkipped(test, Skip);
        }
    }
}

/// <summary>A theory that is skipped where bash or curl is missing.</summary>
internal sealed class CurlTheoryAttribute : TheoryAttribute
{
    public CurlTheoryAttribute([CallerMemberName] string test = "")
    {
        if (Tools.Find("bash") is null || Tools.Find("curl") is null)
        {
            Skip = "The script needs bash and curl.";
            DisplayName = Tools.NameOfSkipped(test, Skip);
        }
    }
}

/// <summary>A theory that is skipped where there are no signals.</summary>
internal sealed class SignalTheoryAttribute : TheoryAttribute
{
    public SignalTheoryAttribute([CallerMemberName] string test = "")
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has no signals that a program can send to another.";
            DisplayName = Tools.NameOfSkipped(test, Skip);
        }
    }
}
