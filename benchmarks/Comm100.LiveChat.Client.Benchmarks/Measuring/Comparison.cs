using System.Diagnostics;
using Comm100.LiveChat.Client.Benchmarks.Adapters;

namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>A compared call: its name, the call, and how often it is measured (in every n-th round).</summary>
internal sealed record Subject(string Name, Func<Task> Call, int EveryRounds = 1);

/// <summary>
/// Compares calls on a machine that may be busy. Each round measures all subjects in turn, in short batches, and calculates the ratios, so that
/// both values of a ratio were measured under the same load. The result is the median of the rounds.
/// </summary>
/// <param name="warmUp">The duration of the warm-up of each subject.</param>
/// <param name="duration">The duration of the measurement of all subjects.</param>
/// <param name="isProcessorTime">
/// Whether to measure processor time, which excludes the time when other processes use the processor. Otherwise elapsed time is measured.
/// </param>
internal sealed class Comparison(TimeSpan warmUp, TimeSpan duration, bool isProcessorTime)
{
    private const int MinRounds = 3;
    private const int MaxWait = 5;

    private static readonly TimeSpan s_batch = TimeSpan.FromMilliseconds(8);

    /// <summary>
    /// Measures the subjects and compares each with the first. If the client and Refit take part, the last figure compares these two; both must be
    /// measured in every round.
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
            bytes[i] = await AllocationCounter.MeasureBytesPerCallAsync(subjects[i].Call, counts[i], batches: counts[i] == 1 ? 2 : 5);
        }

        var times = subjects.Select(_ => new List<double>()).ToArray();
        var ratios = subjects.Select(_ => new List<double>()).ToArray();
        int client = FindIndex(subjects, LibraryAdapter.Client);
        int refit = FindIndex(subjects, LibraryAdapter.Refit);
        List<double> ratiosToRefit = [];
        long begin = Stopwatch.GetTimestamp();
        for (int round = 0; round < MinRounds || Stopwatch.GetElapsedTime(begin) < duration; round++)
        {
            double[] now = new double[subjects.Count];
            foreach (int i in GetOrder(subjects.Count, round))
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

        var figures = subjects.Select((subject, i) => new Figure(name, subject.Name, GetMedian(ratios[i]), bytes[i] / bytes[0], GetMedian(times[i]), bytes[i])).ToList();
        if (ratiosToRefit.Count > 0)
        {
            figures.Add(figures[client] with { Library = Figure.ClientToRefit, Time = GetMedian(ratiosToRefit), Bytes = bytes[client] / bytes[refit] });
        }

        return figures;
    }

    public static double GetMedian(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static int FindIndex(IReadOnlyList<Subject> subjects, string name)
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

    // A balanced Latin square: over all rounds, each subject runs equally often at each position and after each other subject. The cost of collecting
    // the garbage of the previous subject is distributed equally.
    private static IEnumerable<int> GetOrder(int count, int round)
    {
        IEnumerable<int> order = Enumerable.Range(0, count).Select(position => ((position % 2 == 1 ? (position + 1) / 2 : count - position / 2) + round) % count);
        return count % 2 == 1 && round / count % 2 == 1 ? order.Reverse() : order;
    }

    /// <summary>Calls until the code has reached its final compilation tier.</summary>
    /// <returns>The number of calls in a batch.</returns>
    private async Task<int> WarmUpAsync(Func<Task> call, TimeSpan time)
    {
        long begin = Stopwatch.GetTimestamp();
        await call();
        if (Stopwatch.GetElapsedTime(begin) > s_batch && time == TimeSpan.Zero)
        {
            return 1;
        }

        // Measured as processor time, because nothing is compiled while the process waits. MaxWait limits the elapsed time on a very busy machine.
        TimeSpan used = Environment.CpuUsage.TotalTime;
        int calls = 0;
        do
        {
            await call();
            calls++;
        }
        while (Environment.CpuUsage.TotalTime - used < time && Stopwatch.GetElapsedTime(begin) < time * MaxWait);

        // Waits for methods that are being compiled in the background.
        await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        double perCall = await TimeAsync(call, Math.Max(1, calls / 4));
        return Math.Max(1, (int)(s_batch.TotalNanoseconds / perCall));
    }

    private async Task<double> TimeAsync(Func<Task> call, int count)
    {
        TimeSpan begin = GetTime();
        for (int i = 0; i < count; i++)
        {
            await call();
        }

        return (GetTime() - begin).TotalNanoseconds / count;
    }

    private TimeSpan GetTime() => isProcessorTime ? Environment.CpuUsage.TotalTime : Stopwatch.GetElapsedTime(0);
}
