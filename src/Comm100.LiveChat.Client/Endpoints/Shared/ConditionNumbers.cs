using System.Globalization;

namespace Comm100.LiveChat.Client;

/// <summary>Assigns numbers to conditions without one.</summary>
internal static class ConditionNumbers
{
    /// <summary>Copies the conditions and assigns the lowest free numbers to those without one.</summary>
    /// <exception cref="ArgumentException">A condition is null, or two conditions have the same number.</exception>
    public static List<Condition> Numbered(Condition[] conditions, string parameterName)
    {
        var taken = new HashSet<long>();
        for (int i = 0; i < conditions.Length; i++)
        {
            Condition condition = conditions[i] ?? throw new ArgumentException($"The condition at index {Text(i)} is null.", parameterName);
            if (condition.Number is { } number && !taken.Add(number))
            {
                throw new ArgumentException($"The condition at index {Text(i)} has the number {Text(number)}, which an earlier condition also has.", parameterName);
            }
        }

        long next = 1;
        var result = new List<Condition>(conditions.Length);
        foreach (Condition condition in conditions)
        {
            result.Add(new Condition(condition.Field, condition.Operator, condition.Value)
            {
                Number = condition.Number ?? TakeFree(taken, ref next),
                AdditionalProperties = condition.AdditionalProperties,
            });
        }

        return result;
    }

    private static long TakeFree(HashSet<long> taken, ref long next)
    {
        while (!taken.Add(next))
        {
            next++;
        }

        return next;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
