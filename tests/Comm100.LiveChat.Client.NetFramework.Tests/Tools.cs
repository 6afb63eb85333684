using System.Reflection;

namespace Comm100.LiveChat.Client.NetFramework.Tests;

/// <summary>What these tests need and a machine may lack.</summary>
internal static class Tools
{
    /// <summary>The sample for .NET Framework, which is built with these tests.</summary>
    public static string Program { get; } = typeof(Tools).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "NetFrameworkProgram").Value!;

    /// <summary>Mono; null where it is not installed.</summary>
    public static string? Mono { get; } = Find("mono");

    private static string? Find(string command) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, command))
        .FirstOrDefault(File.Exists);
}

/// <summary>A fact that is skipped, with the reason, where there is neither Mono nor .NET Framework itself.</summary>
internal sealed class NetFrameworkFactAttribute : FactAttribute
{
    public NetFrameworkFactAttribute() =>
        Skip = OperatingSystem.IsWindows() || Tools.Mono is not null ? null : "Mono is not installed: run .ci/install-test-tools --install, or install the packages that it names.";
}
