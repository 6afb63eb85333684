namespace Comm100.LiveChat.Client.FakeServer.Tests;

/// <summary>The programs that some tests use, found on the path.</summary>
internal static class Tools
{
    public const string ChromiumVariable = "LIVECHAT_CHROMIUM";

    public static string? Chromium { get; } = Environment.GetEnvironmentVariable(ChromiumVariable) is { Length: > 0 } named
        ? named
        : Find("chromium") ?? Find("chromium-browser") ?? Find("google-chrome");

    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => (string[])[Path.Combine(folder, program), Path.Combine(folder, program + ".exe")])
        .FirstOrDefault(File.Exists);
}

/// <summary>A fact that is skipped where no Chromium is installed.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = Tools.Chromium is null ? $"Chromium is not there: run .ci/install-test-tools --install, or name it in {Tools.ChromiumVariable}." : null;
}

/// <summary>A theory that is skipped where bash or curl is missing.</summary>
internal sealed class CurlTheoryAttribute : TheoryAttribute
{
    public CurlTheoryAttribute() => Skip = Tools.Find("bash") is null || Tools.Find("curl") is null ? "The script needs bash and curl." : null;
}

/// <summary>A theory that is skipped where there are no signals.</summary>
internal sealed class SignalTheoryAttribute : TheoryAttribute
{
    public SignalTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no signals that a program can send to another." : null;
}
