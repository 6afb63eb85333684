using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Comm100.LiveChat.Client.Benchmarks.Adapters;
using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>
/// Compares the bytes that a call of the client allocates with the figures in the repository, and with the bytes that the same call of bare
/// Refit allocates in this run.
/// </summary>
internal static class AllocationCheck
{
    public const double AllowedChange = 0.05;

    /// <summary>The maximum allocation of a call of the client, as a ratio to bare Refit.</summary>
    public const double MaxRatioToRefit = 1.05;

    private const int WarmUpCalls = 300;

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private static string FilePath => Path.Combine(Repository.Root, "benchmarks", "allocations.json");

    /// <summary>Measures the allocated bytes per call, by library and case, for the client with its default options and for bare Refit.</summary>
    public static async Task<SortedDictionary<string, SortedDictionary<string, long>>> MeasureAsync()
    {
        using var service = new CannedService(await CannedResponses.CreateAsync(), ResponseTiming.Immediate);
        var measured = new SortedDictionary<string, SortedDictionary<string, long>>(StringComparer.Ordinal);
        foreach (string library in (string[])[LibraryAdapter.Client, LibraryAdapter.Refit])
        {
            using LibraryAdapter adapter = LibraryAdapter.Create(library, service);
            measured[library] = new SortedDictionary<string, long>(StringComparer.Ordinal);
            foreach (BenchmarkCase benchmarkCase in (IEnumerable<BenchmarkCase>)[.. BenchmarkCase.All, BenchmarkCase.Error])
            {
                bool isEnumeration = benchmarkCase.Name == BenchmarkCase.Enumeration;
                for (int i = 0; i < (isEnumeration ? 2 : WarmUpCalls); i++)
                {
                    await benchmarkCase.Call(adapter);
                }

                measured[library][benchmarkCase.Name] = (long)Math.Round(await AllocationCounter.MeasureBytesPerCallAsync(() => benchmarkCase.Call(adapter), isEnumeration ? 1 : WarmUpCalls));
            }
        }

        return measured;
    }

    public static async Task<int> PrintAsync()
    {
        foreach (var (library, figures) in await MeasureAsync())
        {
            foreach (var (name, bytes) in figures)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {library} {bytes}"));
            }
        }

        return 0;
    }

    public static async Task<int> UpdateAsync()
    {
        string json = JsonSerializer.Serialize(await MeasureAsync(), s_indented);
        await File.WriteAllTextAsync(FilePath, json + "\n");
        Console.WriteLine("Updated benchmarks/allocations.json.");
        return 0;
    }

    /// <summary>Compares and prints all cases.</summary>
    /// <returns>The exit code: 1 if a case allocates more than is allowed, otherwise 0.</returns>
    public static async Task<int> CheckAsync()
    {
        var stored = JsonSerializer.Deserialize<SortedDictionary<string, SortedDictionary<string, long>>>(await File.ReadAllTextAsync(FilePath))!;
        SortedDictionary<string, SortedDictionary<string, long>> measured = await MeasureAsync();
        SortedDictionary<string, long> client = measured[LibraryAdapter.Client];
        SortedDictionary<string, long> refit = measured[LibraryAdapter.Refit];
        bool isPassed = CompareWithStored(stored.GetValueOrDefault(LibraryAdapter.Client) ?? [], client);
        isPassed &= CompareWithStored(stored.GetValueOrDefault(LibraryAdapter.Refit) ?? [], refit, LibraryAdapter.Refit);
        foreach (BenchmarkCase benchmarkCase in BenchmarkCase.All)
        {
            double ratio = (double)client[benchmarkCase.Name] / refit[benchmarkCase.Name];
            string figures = string.Create(
                CultureInfo.InvariantCulture, $"{benchmarkCase.Name} {LibraryAdapter.Client}: {client[benchmarkCase.Name]} bytes per call, {ratio:0.00} times the {refit[benchmarkCase.Name]} bytes of bare Refit");
            bool isAllowed = ratio <= MaxRatioToRefit;
            Console.WriteLine(isAllowed ? $"passed: {figures}" : string.Create(CultureInfo.InvariantCulture, $"failed: {figures}. The maximum is {MaxRatioToRefit:0.00}."));
            isPassed &= isAllowed;
        }

        Console.WriteLine($"Measured on {RuntimeInformation.FrameworkDescription}.");
        return isPassed ? 0 : 1;
    }

    private static bool CompareWithStored(SortedDictionary<string, long> stored, SortedDictionary<string, long> measured, string library = LibraryAdapter.Client)
    {
        bool isPassed = true;
        foreach (string name in stored.Keys.Union(measured.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!stored.TryGetValue(name, out long expected) || !measured.TryGetValue(name, out long actual))
            {
                Console.WriteLine($"failed: {name} {library}: the case is missing in this run or in benchmarks/allocations.json. Update the file with --update-allocations.");
                isPassed = false;
                continue;
            }

            double change = (double)actual / expected - 1;
            string figures = string.Create(CultureInfo.InvariantCulture, $"{name} {library}: {actual} bytes per call, {expected} in benchmarks/allocations.json ({change:+0.0 %;-0.0 %;0.0 %})");
            if (change > AllowedChange)
            {
                Console.WriteLine($"failed: {figures}. The maximum increase is {AllowedChange:0 %}. Remove the new allocations, or update the file with --update-allocations and give the reason.");
                isPassed = false;
            }
            else if (change < -AllowedChange)
            {
                Console.WriteLine($"lower:  {figures}. Update the file with --update-allocations to keep the improvement.");
            }
            else
            {
                Console.WriteLine($"passed: {figures}");
            }
        }

        return isPassed;
    }
}
