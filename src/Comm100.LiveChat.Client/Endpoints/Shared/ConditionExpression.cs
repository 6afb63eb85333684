using System.Globalization;

namespace Comm100.LiveChat.Client;

/// <summary>Checks an expression over the numbers of conditions, such as <c>1 and (2 or not 3)</c>, from left to right.</summary>
internal ref struct ConditionExpression
{
    private const string Operand = "the number of a condition, 'not' or '('";
    private const string Link = "'and', 'or', ')' or the end";

    private readonly string _expression;
    private readonly string _parameterName;
    private readonly HashSet<long> _numbers;
    private readonly Stack<int> _open;
    private bool _isOperandDue;

    private ConditionExpression(string expression, IEnumerable<Condition> conditions, string parameterName)
    {
        _expression = expression;
        _parameterName = parameterName;
        _numbers = [.. conditions.Select(condition => condition.Number!.Value)];
        _open = new Stack<int>();
        _isOperandDue = true;
    }

    /// <exception cref="ArgumentException">The expression cannot be read, or names a number that no condition has.</exception>
    public static void Check(string expression, IEnumerable<Condition> conditions, string parameterName) =>
        new ConditionExpression(expression, conditions, parameterName).Check();

    private void Check()
    {
        int position = 0;
        while (position < _expression.Length)
        {
            int length = LengthOfToken(position);
            if (!char.IsWhiteSpace(_expression[position]))
            {
                CheckToken(position, _expression.Substring(position, length));
            }

            position += length;
        }

        if (_isOperandDue)
        {
            throw Unreadable(position, $"it ends where {Operand} is due");
        }

        if (_open.Count > 0)
        {
            throw Unreadable(_open.Peek(), "the '(' is not closed");
        }
    }

    private readonly int LengthOfToken(int position)
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
                _isOperandDue = true;
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
                    throw Unreadable(position, "the ')' closes nothing");
                }

                _open.Pop();
                break;

            default:
                CheckNumber(position, token);
                _isOperandDue = false;
                break;
        }
    }

    private readonly void CheckNumber(int position, string token)
    {
        // What stands there is not quoted: a text that is no expression can be anything.
        if (!long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            throw Unreadable(position, $"{(_isOperandDue ? Operand : Link)} is due there");
        }

        Expect(isOperand: true, position, token);
        if (!_numbers.Contains(number))
        {
            throw Unreadable(position, $"no condition has the number {number.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private readonly void Expect(bool isOperand, int position, string token)
    {
        if (isOperand != _isOperandDue)
        {
            throw Unreadable(position, $"'{token}' stands where {(_isOperandDue ? Operand : Link)} is due");
        }
    }

    private readonly ArgumentException Unreadable(int position, string why) =>
        new($"The expression cannot be read at position {(position + 1).ToString(CultureInfo.InvariantCulture)}: {why}.", _parameterName);
}
