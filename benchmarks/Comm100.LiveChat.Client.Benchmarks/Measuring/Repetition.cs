using System.Diagnostics;
using System.Globalization;
using Comm100.LiveChat.Client.Benchmarks.Adapters;
using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>Repeats one case of one library for some seconds, for a profiler.</summary>
internal static class Repetition
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        using var service = new CannedService(await CannedResponses.CreateAsync(), ResponseTiming.Immediate);
        using LibraryAdapter adapter = LibraryAdapter.Create(args[2], service);
        BenchmarkCase benchmarkCase = BenchmarkCase.All.Append(BenchmarkCase.Error).Single(other => other.Name == args[1]);
        var time = TimeSpan.FromSeconds(double.Parse(args[3], CultureInfo.InvariantCulture));
        long begin = Stopwatch.GetTimestamp();
        long calls = 0;
        while (Stopwatch.GetElapsedTime(begin) < time)
        {
            await benchmarkCase.Call(adapter);
            calls++;
        }

        Console.WriteLine($"{calls} calls, {Stopwatch.GetElapsedTime(begin).TotalNanoseconds / calls:0} ns each");
        return 0;
    }
}
