using System.Globalization;
using System.Runtime.InteropServices;

namespace Comm100.LiveChat.Client.Benchmarks.Report;

/// <summary>Describes the machine that the figures are measured on.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{GetProcessorName()}, {Environment.ProcessorCount} cores in use, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}");

    private static string GetProcessorName()
    {
        const string CpuInfo = "/proc/cpuinfo";
        const string ModelName = "model name";
        string? model = File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith(ModelName, StringComparison.Ordinal))?.Split(':')[1].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return model ?? "unknown processor";
    }
}
