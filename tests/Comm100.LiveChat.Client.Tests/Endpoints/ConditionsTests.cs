namespace Comm100.LiveChat.Client.Tests.Endpoints;

/// <summary>Creating conditions, and validating their logical expressions.</summary>
public sealed class ConditionsTests : ClientTest
{
    [Fact]
    public void Conditions_are_numbered_from_1()
    {
        Conditions conditions = Conditions.All(CreateCondition(), CreateCondition(), CreateCondition());

        conditions.When.Should().Be(ConditionsWhen.All);
        conditions.LogicalExpression.Should().BeNull();
        Numbers(conditions).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Given_numbers_are_kept_and_the_other_conditions_get_unused_numbers()
    {
        Conditions conditions = Conditions.Any(CreateCondition(), CreateCondition(1), CreateCondition(), CreateCondition(3));

        conditions.When.Should().Be(ConditionsWhen.Any);
        Numbers(conditions).Should().Equal(2, 1, 4, 3);
    }

    [Fact]
    public void Given_conditions_are_not_changed()
    {
        Condition condition = CreateCondition();

        Numbers(Conditions.All(condition, condition)).Should().Equal(1, 2);
        condition.Number.Should().BeNull();
    }

    [Fact]
    public void All_without_conditions_creates_an_empty_list() => Conditions.All().List.Should().BeEmpty();

    [Fact]
    public void A_duplicate_number_is_rejected() =>
        FluentActions.Invoking(() => Conditions.All(CreateCondition(2), CreateCondition(), CreateCondition(2))).Should().Throw<ArgumentException>()
            .WithMessage("The condition at index 2 has the number 2, which an earlier condition also has.*").WithParameterName("conditions");

    [Fact]
    public void Null_conditions_and_expressions_are_rejected()
    {
        FluentActions.Invoking(() => Conditions.Any(CreateCondition(), null!)).Should().Throw<ArgumentException>().WithMessage("The condition at index 1 is null.*");
        FluentActions.Invoking(() => Conditions.Any(null!)).Should().Throw<ArgumentNullException>().WithParameterName("conditions");
        FluentActions.Invoking(() => Conditions.Expression(null!, CreateCondition())).Should().Throw<ArgumentNullException>().WithParameterName("expression");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1 and 2 and 3")]
    [InlineData("1 AND (2 or 3)")]
    [InlineData("not 1 or Not(2 and not not 3)")]
    [InlineData("((1))or((2))")]
    [InlineData(" 1\tand\r\n02 ")]
    public void A_valid_expression_is_kept_unchanged(string expression)
    {
        Conditions conditions = Conditions.Expression(expression, CreateCondition(), CreateCondition(), CreateCondition());

        conditions.When.Should().Be(ConditionsWhen.LogicalExpression);
        conditions.LogicalExpression.Should().Be(expression);
    }

    [Theory]
    [InlineData("", "position 1: it ends, but")]
    [InlineData("  ", "position 3: it ends, but")]
    [InlineData("1 and", "position 6: it ends, but")]
    [InlineData("not", "position 4: it ends, but")]
    [InlineData("and 1", "position 1: found 'and', but the number of a condition, 'not' or '(' is expected")]
    [InlineData("1 and or 2", "position 7: found 'or', but")]
    [InlineData("1 2", "position 3: found '2', but 'and', 'or', ')' or the end is expected")]
    [InlineData("1 not 2", "position 3: found 'not', but")]
    [InlineData("1 (2)", "position 3: found '(', but")]
    [InlineData("()", "position 2: found ')', but")]
    [InlineData("(1 or 2", "position 1: the '(' has no matching ')'")]
    [InlineData("(1 or (2)", "position 1: the '(' has no matching ')'")]
    [InlineData("1 or 2)", "position 7: the ')' has no matching '('")]
    [InlineData("1 or 4", "position 6: no condition has the number 4")]
    [InlineData("0", "position 1: no condition has the number 0")]
    [InlineData("1 && 2", "position 3: 'and', 'or', ')' or the end is expected")]
    [InlineData("1 or 2and 3", "position 6: the number of a condition, 'not' or '(' is expected")]
    [InlineData("1 or -2", "position 6: the number of a condition")]
    [InlineData("99999999999999999999", "position 1: the number of a condition")]
    [InlineData("someone@example.com", "position 1: the number of a condition")]
    public void An_invalid_expression_is_rejected_with_the_position_of_the_error(string expression, string reason)
    {
        ArgumentException exception = FluentActions.Invoking(() => Conditions.Expression(expression, CreateCondition(), CreateCondition(), CreateCondition())).Should().Throw<ArgumentException>().Which;

        exception.Message.Should().StartWith("The expression is invalid at " + reason).And.NotContain("someone");
        exception.ParamName.Should().Be("expression");
    }

    [Fact]
    public async Task Conditions_in_a_response_are_not_validated()
    {
        Respond("RoutingRules.getCustomRule", 200, """{"conditions":{"when":"LogicalExpression","logicalExpression":"1 xor 9","list":[{"number":1},{"number":1}]}}""");

        Conditions conditions = (await Client.RoutingRules.GetCustomRuleAsync(1, 1)).Conditions!;

        conditions.When.Should().Be(ConditionsWhen.LogicalExpression);
        conditions.LogicalExpression.Should().Be("1 xor 9");
        Numbers(conditions).Should().Equal(1, 1);
    }

    private static Condition CreateCondition(long? number = null) => new("field", "is", "value") { Number = number };

    private static IEnumerable<long?> Numbers(Conditions conditions) => conditions.List!.Select(condition => condition.Number);
}
