using System.Globalization;

namespace Comm100.LiveChat.Client;

/// <summary>Checks an expression with the numbers of conditions, such as <c>1 and (2 or not 3)</c>, from left to right.</summary>
internal ref struct ConditionExpression
{
    private const string Operand = "the number of a condition, 'not' or '('";
    private const string Link = "'and', 'or', ')' or the end";

    private readonly string _expression;
    private readonly string _parameterName;
    private readonly HashSet<long> _numbers;
    private readonly Stack<int> _open;
    private bool _expectsOperand;

    private ConditionExpression(string expression, IEnumerable<Condition> conditions, string parameterName)
    {
        _expression = expression;
        _parameterName = parameterName;
        _numbers = [.. conditions.Select(condition => condition.Number!.Value)];
        _open = new Stack<int>();
        _expectsOperand = true;
    }

    /// <exception cref="ArgumentException">The expression is invalid, or contains a number that no condition has.</exception>
    public static void Check(string expression, IEnumerable<Condition> conditions, string parameterName) =>
        new ConditionExpression(expression, conditions, parameterName).Check();

    private void Check()
    {
        int position = 0;
        while (position < _expression.Length)
        {
            int length = GetTokenLength(position);
            if (!char.IsWhiteSpace(_expression[position]))
            {
                CheckToken(position, _expression.Substring(position, length));
            }

            position += length;
        }

        if (_expectsOperand)
        {
            throw CreateException(position, $"it ends, but {Operand} is expected");
        }

        if (_open.Count > 0)
        {
            throw CreateException(_open.Peek(), "the '(' has no matching ')'");
        }
    }

    private readonly int GetTokenLength(int position)
    {
        int end = position;
        while (end < _expression.Length && char.IsLetterOrDigit(_expression[end]))
        {
            end++;
        }

        return Math.Max(1, end - position);
    }

    private void CheckToken(int position, string token)
    {
        switch (token.ToUpperInvariant())
        {
            case "AND" or "OR":
                Expect(isOperand: false, position, token);
                _expectsOperand = true;
                break;

            case "NOT":
                Expect(isOperand: true, position, token);
                break;

            case "(":
                Expect(isOperand: true, position, token);
                _open.Push(position);
                break;

            case ")":
                Expect(isOperand: false, position, token);
                if (_open.Count == 0)
                {
                    throw CreateException(position, "the ')' has no matching '('");
                }

                _open.Pop();
                break;

            default:
                CheckNumber(position, token);
                _expectsOperand = false;
                break;
        }
    }

    private readonly void CheckNumber(int position, string token)
    {
        // The message does not quote an unknown token, which can contain anything.
        if (!long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            throw CreateException(position, $"{(_expectsOperand ? Operand : Link)} is expected");
        }

        Expect(isOperand: true, position, token);
        if (!_numbers.Contains(number))
        {
            throw CreateException(position, $"no condition has the number {number.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private readonly void Expect(bool isOperand, int position, string token)
    {
        if (isOperand != _expectsOperand)
        {
            throw CreateException(position, $"found '{token}', but {(_expectsOperand ? Operand : Link)} is expected");
        }
    }

    private readonly ArgumentException CreateException(int position, string problem) =>
        new($"The expression is invalid at position {(position + 1).ToString(CultureInfo.InvariantCulture)}: {problem}.", _parameterName);
}
