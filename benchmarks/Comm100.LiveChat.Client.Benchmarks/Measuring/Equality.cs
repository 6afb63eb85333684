using System.Collections;
using System.Globalization;
using System.Reflection;
using Comm100.LiveChat.Client.Benchmarks.Contenders;

namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>Sees to it that all libraries read the same: a comparison with one that skips members would say nothing.</summary>
internal static class Equality
{
    public static async Task CheckAsync(IReadOnlyList<BenchmarkCase> cases, IReadOnlyList<Contender> contenders)
    {
        foreach (BenchmarkCase one in cases)
        {
            long due = await CountValuesAsync(one, contenders[0]);
            foreach (Contender contender in contenders)
            {
                long count = await CountValuesAsync(one, contender);
                if (count != due || count == 0)
                {
                    throw new InvalidOperationException(string.Create(
                        CultureInfo.InvariantCulture, $"{one.Name}: {contender} read {count} values, and {contenders[0]} read {due}."));
                }
            }
        }
    }

    private static async Task<long> CountValuesAsync(BenchmarkCase one, Contender contender)
    {
        Task task = one.Call(contender);
        await task;
        object? result = task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task);
        return result is int count ? count : CountValues(result);
    }

    /// <summary>The texts, numbers, times and other simple values in an object and in all that it holds.</summary>
    private static long CountValues(object? value) => value switch
    {
        null => 0,
        string => 1,
        IEnumerable items => items.Cast<object?>().Sum(CountValues),
        ValueType => 1,
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Sum(property => CountValues(property.GetValue(value))),
    };
}
