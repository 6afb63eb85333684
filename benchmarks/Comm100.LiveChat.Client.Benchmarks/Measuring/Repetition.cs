using System.Diagnostics;
using System.Globalization;
using Comm100.LiveChat.Client.Benchmarks.Contenders;
using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>Retries one case of one library for some seconds, so that a profiler has something to look at.</summary>
internal static class Repetition
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        using var service = new CannedService(await CannedAnswers.CreateAsync(), AnswerTime.AtOnce);
        using Contender contender = Contender.Create(args[2], service);
        BenchmarkCase one = BenchmarkCase.All.Append(BenchmarkCase.Error).Single(known => known.Name == args[1]);
        var time = TimeSpan.FromSeconds(double.Parse(args[3], CultureInfo.InvariantCulture));
        long begin = Stopwatch.GetTimestamp();
        long calls = 0;
        while (Stopwatch.GetElapsedTime(begin) < time)
        {
            await one.Call(contender);
            calls++;
        }

        Console.WriteLine($"{calls} calls, {Stopwatch.GetElapsedTime(begin).TotalNanoseconds / calls:0} ns each");
        return 0;
    }
}
