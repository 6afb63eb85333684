using System.Diagnostics;
using Comm100.LiveChat.Client.Benchmarks.Contenders;

namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>One of those that are compared: its name, one call of it, and how often it is measured (in every n-th round).</summary>
internal sealed record Subject(string Name, Func<Task> Call, int EveryRounds = 1);

/// <summary>
/// Compares calls on a machine that may be busy. All are measured in turn, in short batches, round after round; a ratio is taken within
/// each round, where both had the same machine, and the median of the rounds counts.
/// </summary>
/// <param name="warmUp">How long each is called before it counts.</param>
/// <param name="duration">How long to measure all together.</param>
/// <param name="isProcessorTime">
/// Whether the processor's time is measured, in which a process that is kept waiting by others does not count; otherwise the time that passes.
/// </param>
internal sealed class Comparison(TimeSpan warmUp, TimeSpan duration, bool isProcessorTime)
{
    private const int FewestRounds = 3;
    private const int MaxWait = 5;

    private static readonly TimeSpan s_batch = TimeSpan.FromMilliseconds(8);

    /// <summary>
    /// Measures; the first subject is what the others are compared with. Where the client and Refit take part, which must be measured in every round,
    /// the last figure compares these two.
    /// </summary>
    public async Task<IReadOnlyList<Figure>> MeasureAsync(string name, IReadOnlyList<Subject> subjects)
    {
        int[] counts = new int[subjects.Count];
        double[] bytes = new double[subjects.Count];
        for (int i = 0; i < subjects.Count; i++)
        {
            counts[i] = await WarmUpAsync(subjects[i].Call, warmUp);
        }

        for (int i = 0; i < subjects.Count; i++)
        {
            bytes[i] = await Allocations.PerCallAsync(subjects[i].Call, counts[i], batches: counts[i] == 1 ? 2 : 5);
        }

        var times = subjects.Select(_ => new List<double>()).ToArray();
        var ratios = subjects.Select(_ => new List<double>()).ToArray();
        int client = IndexOf(subjects, Contender.Client);
        int refit = IndexOf(subjects, Contender.Refit);
        List<double> ratiosToRefit = [];
        long begin = Stopwatch.GetTimestamp();
        for (int round = 0; round < FewestRounds || Stopwatch.GetElapsedTime(begin) < duration; round++)
        {
            double[] now = new double[subjects.Count];
            foreach (int i in Order(subjects.Count, round))
            {
                if (round % subjects[i].EveryRounds == 0)
                {
                    now[i] = await TimeAsync(subjects[i].Call, counts[i]);
                    times[i].Add(now[i]);
                }
            }

            for (int i = 0; i < subjects.Count; i++)
            {
                if (now[i] > 0)
                {
                    ratios[i].Add(now[i] / now[0]);
                }
            }

            if (client >= 0 && refit >= 0)
            {
                ratiosToRefit.Add(now[client] / now[refit]);
            }
        }

        var figures = subjects.Select((subject, i) => new Figure(name, subject.Name, Median(ratios[i]), bytes[i] / bytes[0], Median(times[i]), bytes[i])).ToList();
        if (ratiosToRefit.Count > 0)
        {
            figures.Add(figures[client] with { Library = Figure.ClientToRefit, Time = Median(ratiosToRefit), Bytes = bytes[client] / bytes[refit] });
        }

        return figures;
    }

    public static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static int IndexOf(IReadOnlyList<Subject> subjects, string name)
    {
        for (int i = 0; i < subjects.Count; i++)
        {
            if (subjects[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    // A balanced Latin square: over the rounds each subject has each place, and follows each other one, equally often. So all pay alike for the
    // garbage that the one before has left.
    private static IEnumerable<int> Order(int count, int round)
    {
        IEnumerable<int> order = Enumerable.Range(0, count).Select(place => ((place % 2 == 1 ? (place + 1) / 2 : count - place / 2) + round) % count);
        return count % 2 == 1 && round / count % 2 == 1 ? order.Reverse() : order;
    }

    /// <summary>Calls until the code is compiled for good, and gives the number of calls that fill a batch.</summary>
    private async Task<int> WarmUpAsync(Func<Task> call, TimeSpan time)
    {
        long begin = Stopwatch.GetTimestamp();
        await call();
        if (Stopwatch.GetElapsedTime(begin) > s_batch && time == TimeSpan.Zero)
        {
            return 1;
        }

        // By the processor's time: a process that is kept waiting has compiled nothing. On a very busy machine there is an end to it.
        TimeSpan used = Environment.CpuUsage.TotalTime;
        int calls = 0;
        do
        {
            await call();
            calls++;
        }
        while (Environment.CpuUsage.TotalTime - used < time && Stopwatch.GetElapsedTime(begin) < time * MaxWait);

        // What is being compiled anew in the background is taken up.
        await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        double perCall = await TimeAsync(call, Math.Max(1, calls / 4));
        return Math.Max(1, (int)(s_batch.TotalNanoseconds / perCall));
    }

    private async Task<double> TimeAsync(Func<Task> call, int count)
    {
        TimeSpan begin = Now();
        for (int i = 0; i < count; i++)
        {
            await call();
        }

        return (Now() - begin).TotalNanoseconds / count;
    }

    private TimeSpan Now() => isProcessorTime ? Environment.CpuUsage.TotalTime : Stopwatch.GetElapsedTime(0);
}
