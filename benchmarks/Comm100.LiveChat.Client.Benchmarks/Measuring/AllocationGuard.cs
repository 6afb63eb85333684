using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Comm100.LiveChat.Client.Benchmarks.Contenders;
using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>
/// Compares what a call of the client allocates with the figures that are kept in the repository, and with what the same call of bare Refit
/// allocates in this run.
/// </summary>
internal static class AllocationGuard
{
    public const double AllowedChange = 0.05;

    /// <summary>The most that a call of the client may allocate, as a ratio to bare Refit.</summary>
    public const double MaxOfRefit = 1.05;

    private const int WarmUpCalls = 300;

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private static string FilePath => Path.Combine(Repository.Root, "benchmarks", "allocations.json");

    /// <summary>The allocated bytes of one call, by library and case: of the client with its default options, and of bare Refit.</summary>
    public static async Task<SortedDictionary<string, SortedDictionary<string, long>>> MeasureAsync()
    {
        using var service = new CannedService(await CannedAnswers.CreateAsync(), AnswerTime.AtOnce);
        var measured = new SortedDictionary<string, SortedDictionary<string, long>>(StringComparer.Ordinal);
        foreach (string library in (string[])[Contender.Client, Contender.Refit])
        {
            using Contender contender = Contender.Create(library, service);
            measured[library] = new SortedDictionary<string, long>(StringComparer.Ordinal);
            foreach (BenchmarkCase one in (IEnumerable<BenchmarkCase>)[.. BenchmarkCase.All, BenchmarkCase.Error])
            {
                bool isWalk = one.Name == BenchmarkCase.Walk;
                for (int i = 0; i < (isWalk ? 2 : WarmUpCalls); i++)
                {
                    await one.Call(contender);
                }

                measured[library][one.Name] = (long)Math.Round(await Allocations.PerCallAsync(() => one.Call(contender), isWalk ? 1 : WarmUpCalls));
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
        Console.WriteLine("benchmarks/allocations.json is written.");
        return 0;
    }

    /// <summary>Compares; the exit code is 1 where a case allocates more than is allowed.</summary>
    public static async Task<int> CheckAsync()
    {
        var kept = JsonSerializer.Deserialize<SortedDictionary<string, SortedDictionary<string, long>>>(await File.ReadAllTextAsync(FilePath))!;
        SortedDictionary<string, SortedDictionary<string, long>> measured = await MeasureAsync();
        SortedDictionary<string, long> client = measured[Contender.Client];
        SortedDictionary<string, long> refit = measured[Contender.Refit];
        bool isRight = CompareWithKept(kept.GetValueOrDefault(Contender.Client) ?? [], client);
        isRight &= CompareWithKept(kept.GetValueOrDefault(Contender.Refit) ?? [], refit, Contender.Refit);
        foreach (BenchmarkCase one in BenchmarkCase.All)
        {
            double ratio = (double)client[one.Name] / refit[one.Name];
            string figures = string.Create(
                CultureInfo.InvariantCulture, $"{one.Name} of {Contender.Client}: {client[one.Name]} bytes a call, {ratio:0.00} of bare Refit's {refit[one.Name]}");
            bool isWithin = ratio <= MaxOfRefit;
            Console.WriteLine(isWithin ? $"within: {figures}" : string.Create(CultureInfo.InvariantCulture, $"failed: {figures}. More than {MaxOfRefit:0.00} is not allowed."));
            isRight &= isWithin;
        }

        Console.WriteLine($"Measured on {RuntimeInformation.FrameworkDescription}.");
        return isRight ? 0 : 1;
    }

    private static bool CompareWithKept(SortedDictionary<string, long> kept, SortedDictionary<string, long> measured, string library = Contender.Client)
    {
        bool isRight = true;
        foreach (string name in kept.Keys.Union(measured.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!kept.TryGetValue(name, out long due) || !measured.TryGetValue(name, out long found))
            {
                Console.WriteLine($"failed: '{name}' of {library} is not both measured and kept. Write the figures again with --update-allocations.");
                isRight = false;
                continue;
            }

            double change = (double)found / due - 1;
            string figures = string.Create(CultureInfo.InvariantCulture, $"{name} of {library}: {found} bytes a call, kept {due} ({change:+0.0 %;-0.0 %;0.0 %})");
            if (change > AllowedChange)
            {
                Console.WriteLine($"failed: {figures}. More than {AllowedChange:0 %} is not allowed: find what allocates, or write the figures again with --update-allocations and say why.");
                isRight = false;
            }
            else if (change < -AllowedChange)
            {
                Console.WriteLine($"less:   {figures}. Keep the gain: write the figures again with --update-allocations.");
            }
            else
            {
                Console.WriteLine($"as kept: {figures}");
            }
        }

        return isRight;
    }
}
