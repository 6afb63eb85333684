using System.Diagnostics;

namespace Comm100.LiveChat.Client.WireMock.Tests;

/// <summary>What these tests need and a machine may lack.</summary>
internal static class Tools
{
    public const string JarVariable = "LIVECHAT_WIREMOCK_JAR";

    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The jar that the variable names, or the one that .ci/install-test-tools installs; null when there is none.</summary>
    public static string? WireMockJar { get; } = FindJar();

    /// <summary>Says what is missing, or is null.</summary>
    public static string? Missing { get; } =
        WireMockJar is null ? $"WireMock is not there: run .ci/install-test-tools, or name its standalone jar in {JarVariable}."
        : !HasJava() ? "Java is not there: run .ci/install-test-tools, or install Java 17."
        : null;

    private static string? FindJar()
    {
        if (Environment.GetEnvironmentVariable(JarVariable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : null;
        }

        string folder = KeptFile.PathOf("artifacts/tools/node_modules/wiremock/build");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "wiremock-standalone-*.jar").Order(StringComparer.Ordinal).LastOrDefault() : null;
    }

    private static bool HasJava()
    {
        try
        {
            using Process java = Process.Start(new ProcessStartInfo("java", "-version") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
            java.StandardError.ReadToEnd();
            java.WaitForExit();
            return java.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>A fact that is skipped, with the reason, where WireMock or Java is missing.</summary>
internal sealed class WireMockFactAttribute : FactAttribute
{
    public WireMockFactAttribute() => Skip = Tools.Missing;
}

/// <summary>A theory that is skipped, with the reason, where WireMock or Java is missing.</summary>
internal sealed class WireMockTheoryAttribute : TheoryAttribute
{
    public WireMockTheoryAttribute() => Skip = Tools.Missing;
}
