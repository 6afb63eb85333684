namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>Counts the bytes that calls allocate. They do not depend on how busy the machine is.</summary>
internal static class Allocations
{
    /// <summary>The bytes of one call: the least of several batches, since other threads of the runtime allocate now and then.</summary>
    public static async Task<double> PerCallAsync(Func<Task> call, int count, int batches = 5)
    {
        double least = double.MaxValue;
        for (int batch = 0; batch < batches; batch++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < count; i++)
            {
                await call();
            }

            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)count);
        }

        return least;
    }
}
