namespace Comm100.LiveChat.Client.Tests.Endpoints;

/// <summary>Conditions as they are put together, and the expressions over them.</summary>
public sealed class ConditionsTests : ClientTest
{
    [Fact]
    public void Conditions_are_numbered_from_1()
    {
        Conditions conditions = Conditions.All(One(), One(), One());

        conditions.When.Should().Be(ConditionsWhen.All);
        conditions.LogicalExpression.Should().BeNull();
        Numbers(conditions).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Given_numbers_are_kept_and_the_others_get_free_numbers()
    {
        Conditions conditions = Conditions.Any(One(), One(1), One(), One(3));

        conditions.When.Should().Be(ConditionsWhen.Any);
        Numbers(conditions).Should().Equal(2, 1, 4, 3);
    }

    [Fact]
    public void Given_conditions_are_not_changed()
    {
        Condition condition = One();

        Numbers(Conditions.All(condition, condition)).Should().Equal(1, 2);
        condition.Number.Should().BeNull();
    }

    [Fact]
    public void No_conditions_clear_the_list() => Conditions.All().List.Should().BeEmpty();

    [Fact]
    public void A_number_refers_to_one_condition() =>
        FluentActions.Invoking(() => Conditions.All(One(2), One(), One(2))).Should().Throw<ArgumentException>()
            .WithMessage("The condition at index 2 has the number 2, which an earlier condition also has.*").WithParameterName("conditions");

    [Fact]
    public void Null_is_no_condition_and_no_expression()
    {
        FluentActions.Invoking(() => Conditions.Any(One(), null!)).Should().Throw<ArgumentException>().WithMessage("The condition at index 1 is null.*");
        FluentActions.Invoking(() => Conditions.Any(null!)).Should().Throw<ArgumentNullException>().WithParameterName("conditions");
        FluentActions.Invoking(() => Conditions.Expression(null!, One())).Should().Throw<ArgumentNullException>().WithParameterName("expression");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1 and 2 and 3")]
    [InlineData("1 AND (2 or 3)")]
    [InlineData("not 1 or Not(2 and not not 3)")]
    [InlineData("((1))or((2))")]
    [InlineData(" 1\tand\r\n02 ")]
    public void A_good_expression_is_sent_as_it_is(string expression)
    {
        Conditions conditions = Conditions.Expression(expression, One(), One(), One());

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
    public void A_bad_expression_is_refused_with_its_place(string expression, string reason)
    {
        ArgumentException exception = FluentActions.Invoking(() => Conditions.Expression(expression, One(), One(), One())).Should().Throw<ArgumentException>().Which;

        exception.Message.Should().StartWith("The expression is invalid at " + reason).And.NotContain("someone");
        exception.ParamName.Should().Be("expression");
    }

    [Fact]
    public async Task What_the_service_sends_is_not_checked()
    {
        Respond("RoutingRules.getCustomRule", 200, """{"conditions":{"when":"LogicalExpression","logicalExpression":"1 xor 9","list":[{"number":1},{"number":1}]}}""");

        Conditions conditions = (await Client.RoutingRules.GetCustomRuleAsync(1, 1)).Conditions!;

        conditions.When.Should().Be(ConditionsWhen.LogicalExpression);
        conditions.LogicalExpression.Should().Be("1 xor 9");
        Numbers(conditions).Should().Equal(1, 1);
    }

    private static Condition One(long? number = null) => new("field", "is", "value") { Number = number };

    private static IEnumerable<long?> Numbers(Conditions conditions) => conditions.List!.Select(condition => condition.Number);
}
