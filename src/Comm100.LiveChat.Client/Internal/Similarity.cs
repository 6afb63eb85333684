namespace Comm100.LiveChat.Client.Internal;

/// <summary>Finds the name that a misspelled name probably means.</summary>
internal static class Similarity
{
    /// <summary>
    /// Finds the most similar of some names; null if none is similar. Two names are similar if less than half of the characters of the longer one have to be
    /// inserted, removed, replaced or swapped with the next one. Case is ignored.
    /// </summary>
    public static string? FindSimilar(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string candidate in candidates)
        {
            int distance = GetDistance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < bestDistance && distance * 2 < Math.Max(name.Length, candidate.Length))
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    // The optimal string alignment distance.
    private static int GetDistance(string one, string other)
    {
        int[] beforeLast = new int[other.Length + 1];
        int[] last = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int[] current = new int[other.Length + 1];
            current[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last) = (last, current);
        }

        return last[other.Length];
    }
}
