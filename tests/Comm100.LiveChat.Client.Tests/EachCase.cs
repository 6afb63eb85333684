namespace Comm100.LiveChat.Client.Tests;

/// <summary>Checks many cases in one test, and reports every case that fails.</summary>
internal static class EachCase
{
    private const int MaxDetails = 3;

    public static async Task CheckAsync<T>(IEnumerable<T> cases, Func<T, Task> check)
    {
        int count = 0;
        List<(T Case, Exception Failure)> failures = [];
        foreach (T one in cases)
        {
            count++;
            if (await Record.ExceptionAsync(() => check(one)) is { } failure)
            {
                failures.Add((one, failure));
            }
        }

        count.Should().BePositive("there must be cases to check");
        if (failures.Count > 0)
        {
            Assert.Fail($"{failures.Count} of {count} cases failed:\n" + string.Join('\n', failures.Select((one, index) => $"{one.Case}: {(index < MaxDetails ? one.Failure.ToString() : one.Failure.Message)}")));
        }
    }

    public static void Check<T>(IEnumerable<T> cases, Action<T> check) => CheckAsync(cases, one =>
    {
        check(one);
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();
}
