using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Comm100.LiveChat.Client.Benchmarks.Contenders;
using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>Compares what a call of the client allocates with the figures that are kept in the repository.</summary>
internal static class AllocationGuard
{
    public const double AllowedChange = 0.05;

    private const int WarmUpCalls = 300;

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private static string FilePath => Path.Combine(Repository.Root, "benchmarks", "allocations.json");

    /// <summary>The allocated bytes of one call of the client, with its default options, by case.</summary>
    public static async Task<SortedDictionary<string, long>> MeasureAsync()
    {
        using var service = new CannedService(await CannedAnswers.CreateAsync(), AnswerTime.AtOnce);
        using var client = new ClientContender(service);
        var measured = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (BenchmarkCase one in (IEnumerable<BenchmarkCase>)[.. BenchmarkCase.All, BenchmarkCase.Error])
        {
            bool isWalk = one.Name == BenchmarkCase.Walk;
            for (int i = 0; i < (isWalk ? 2 : WarmUpCalls); i++)
            {
                await one.Call(client);
            }

            measured[one.Name] = (long)Math.Round(await Allocations.PerCallAsync(() => one.Call(client), isWalk ? 1 : WarmUpCalls));
        }

        return measured;
    }

    public static async Task<int> PrintAsync()
    {
        foreach (var (name, bytes) in await MeasureAsync())
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {bytes}"));
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
        SortedDictionary<string, long> kept = JsonSerializer.Deserialize<SortedDictionary<string, long>>(await File.ReadAllTextAsync(FilePath))!;
        SortedDictionary<string, long> measured = await MeasureAsync();
        bool hasGrown = false;
        foreach (string name in kept.Keys.Union(measured.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!kept.TryGetValue(name, out long due) || !measured.TryGetValue(name, out long found))
            {
                Console.WriteLine($"failed: '{name}' is not both measured and kept. Write the figures anew with --update-allocations.");
                hasGrown = true;
                continue;
            }

            double change = (double)found / due - 1;
            string figures = string.Create(CultureInfo.InvariantCulture, $"{name}: {found} bytes a call, kept {due} ({change:+0.0 %;-0.0 %;0.0 %})");
            if (change > AllowedChange)
            {
                Console.WriteLine($"failed: {figures}. More than {AllowedChange:0 %} is not allowed: find what allocates, or write the figures anew with --update-allocations and say why.");
                hasGrown = true;
            }
            else if (change < -AllowedChange)
            {
                Console.WriteLine($"less:   {figures}. Keep the gain: write the figures anew with --update-allocations.");
            }
            else
            {
                Console.WriteLine($"as kept: {figures}");
            }
        }

        Console.WriteLine($"Measured on {RuntimeInformation.FrameworkDescription}.");
        return hasGrown ? 1 : 0;
    }
}
